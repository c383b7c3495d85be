package se.samrad.portal.staff.diary;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.responses.Passage;
import se.samrad.portal.forms.Form;
import se.samrad.portal.forms.Visit;
import se.samrad.portal.wording.Wording;

/** The list of sentences as a form: which are ticked, and on what ground. The same for an answer and for a file of it. */
final class Hiding {
    private static final Pattern PLACE =
            Pattern.compile("(text|sections/[a-z0-9-]+|answers/\\d+)@(\\d{1,9})\\+(\\d{1,9})");

    private Hiding() {}

    static final String TICKED = "dolj";
    /** Comes with the list: no tick then says that nothing is hidden, and without the list it says nothing. */
    static final String LISTED = "listan";

    /** Words that are to be hidden wherever they stand, each on a line, before they have been found. */
    static final String WORDS = "ord";
    /** On what ground those are hidden. */
    static final String WORDS_GROUND = "ord-grund";

    /** Three fields for each; with more nothing of a page would come through. */
    private static final int PLACES_MAX = 1_600;

    /** Whether there is more to hide than one page can send. */
    static boolean isMany(List<Sentences.Sentence> sentences) {
        return sentences.stream().mapToInt(one -> 1 + one.passages().size()).sum() > PLACES_MAX;
    }

    /** Ticks every place where the typed words stand; those that stand nowhere are said. */
    static void tick(Form form, Original original, Wording say) {
        Set<String> ticked = new LinkedHashSet<>(form.all(TICKED));
        for (String words : form.lines(WORDS)) {
            List<Sentences.Spot> spots = original.spotsOf(words);
            if (spots.isEmpty()) form.wrong(WORDS, say.text("diary.secret-words.missing", words));
            for (Sentences.Spot spot : spots) {
                ticked.add(spot.place());
                String ground = "grund-" + spot.place();
                if (form.filled(ground) == null) form.put(ground, form.text(WORDS_GROUND));
            }
        }
        form.putAll(TICKED, List.copyOf(ticked));
        if (form.error(WORDS) == null) form.putAll(WORDS, List.of());
    }

    /** The ground stands ready; the tick is the decision. */
    static Form ready(Form form, List<Sentences.Sentence> sentences, List<Passage> hidden) {
        for (Sentences.Sentence sentence : sentences) {
            for (Sentences.Spot spot : sentence.passages()) {
                if (spot.ground() != null)
                    form.put("grund-" + spot.place(), spot.ground().name());
            }
        }
        List<String> ticked = new ArrayList<>();
        for (Passage passage : hidden) {
            String place = passage.in() + "@" + passage.start() + "+" + passage.length();
            ticked.add(place);
            form.put("grund-" + place, passage.ground().name());
            form.put("lagrum-" + place, passage.provision());
        }
        return form.putAll(TICKED, ticked);
    }

    /**
     * What was proposed and would still be read by everybody, by kind and in words; null when nothing. A warning: a human
     * decides.
     */
    static @Nullable String shown(List<Original.Proposal> proposals, List<Passage> hidden, Wording say) {
        Map<String, Integer> kinds = new LinkedHashMap<>();
        for (Original.Proposal one : proposals) if (!covered(one, hidden)) kinds.merge(one.kind(), 1, Integer::sum);
        if (kinds.isEmpty()) return null;
        List<String> words = new ArrayList<>();
        kinds.forEach((kind, count) ->
                words.add(say.text("diary.shown." + kind + (count == 1 ? ".one" : ""), say.number(count))));
        int all = kinds.values().stream().mapToInt(Integer::intValue).sum();
        return say.text(all == 1 ? "diary.shown.one" : "diary.shown", say.number(all), say.list(words));
    }

    /** Passages do not overlap, so neighbours together may cover one. */
    private static boolean covered(Original.Proposal one, List<Passage> hidden) {
        int end = one.start() + one.length();
        int units = 0;
        for (Passage each : hidden) {
            if (!each.in().equals(one.in())) continue;
            int from = Math.max(one.start(), each.start());
            units += Math.max(0, Math.min(end, each.start() + each.length()) - from);
        }
        return units >= one.length();
    }

    /** What is ticked; of what lies in something else that is ticked the outermost. */
    static List<Sentences.Spot> ticked(Form form) {
        List<Sentences.Spot> ticked = new ArrayList<>();
        for (String place : form.all(TICKED)) {
            Matcher match = PLACE.matcher(place);
            if (!match.matches()) continue;
            int start = Integer.parseInt(match.group(2));
            ticked.add(new Sentences.Spot(match.group(1), start, Integer.parseInt(match.group(3)), "", null, null));
        }
        return Sentences.outermost(ticked);
    }

    /** Whether a form hides the same as another, on the same grounds. */
    static boolean same(Form one, Form other) {
        return marks(one).equals(marks(other));
    }

    private static Set<List<String>> marks(Form form) {
        Set<List<String>> marks = new HashSet<>();
        for (Sentences.Spot spot : ticked(form)) {
            String ground = form.text("grund-" + spot.place());
            String provision = form.text("lagrum-" + spot.place()).strip();
            marks.add(List.of(spot.place(), ground, ground.equals("SECRECY") ? provision : ""));
        }
        return marks;
    }

    /** What is ticked, as the service takes it; a ground that is missing is said at {@code meningar}. */
    static List<Map<String, Object>> passages(Form form, Visit visit) {
        List<Map<String, Object>> passages = new ArrayList<>();
        for (Sentences.Spot spot : ticked(form)) {
            String place = spot.place();
            String ground = form.text("grund-" + place);
            String provision = form.filled("lagrum-" + place);
            if (ground.isEmpty()) form.wrong("meningar", visit.say().text("diary.ground.missing"));
            if (ground.equals("SECRECY") && provision == null) {
                form.wrong("meningar", visit.say().text("diary.provision.missing"));
            }
            Map<String, Object> passage = new LinkedHashMap<>();
            passage.put("in", spot.in());
            passage.put("start", spot.start());
            passage.put("length", spot.length());
            passage.put("ground", ground);
            if (ground.equals("SECRECY") && provision != null) passage.put("provision", provision);
            passages.add(passage);
        }
        return passages;
    }
}
