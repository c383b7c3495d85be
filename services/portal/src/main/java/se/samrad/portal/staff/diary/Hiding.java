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
import se.samrad.portal.forms.FormError;
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

    /** Before the place that a ground is for. */
    private static final String GROUND = "grund-";

    private static final String PROVISION = "lagrum-";

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
                String ground = GROUND + spot.place();
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
                    form.put(GROUND + spot.place(), spot.ground().name());
            }
        }
        List<String> ticked = new ArrayList<>();
        for (Passage passage : hidden) {
            String place = passage.in() + "@" + passage.start() + "+" + passage.length();
            ticked.add(place);
            form.put(GROUND + place, passage.ground().name());
            form.put(PROVISION + place, passage.provision());
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
            String ground = form.text(GROUND + spot.place());
            String provision = form.text(PROVISION + spot.place()).strip();
            marks.add(List.of(spot.place(), ground, ground.equals("SECRECY") ? provision : ""));
        }
        return marks;
    }

    /** What is ticked, as the service takes it; a ground or provision that is missing is said at its own field. */
    static List<Map<String, Object>> passages(Form form, Visit visit) {
        List<Map<String, Object>> passages = new ArrayList<>();
        for (Sentences.Spot spot : ticked(form)) {
            String place = spot.place();
            String ground = form.text(GROUND + place);
            String provision = form.filled(PROVISION + place);
            if (ground.isEmpty()) form.wrong(GROUND + place, visit.say().text("diary.ground.missing"));
            if (ground.equals("SECRECY") && provision == null) {
                form.wrong(PROVISION + place, visit.say().text("diary.provision.missing"));
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

    /**
     * What is wrong, in words that tell which sentence it is about, and leading to the field on the page. A form is kept, and of
     * what others have written it holds places alone: this is said when it is shown.
     *
     * @param shown the list on the page; of a place that is not in it the list as a whole is said to lack something
     */
    static List<FormError> faults(Form form, List<Sentences.Sentence> shown, Wording say) {
        return form.getErrors().stream()
                .map(error -> fault(error, shown, say))
                .distinct()
                .toList();
    }

    private static FormError fault(FormError error, List<Sentences.Sentence> shown, Wording say) {
        String field = error.field() == null ? "" : error.field();
        boolean ground = field.startsWith(GROUND);
        if (!ground && !field.startsWith(PROVISION)) return error;
        String place = field.substring((ground ? GROUND : PROVISION).length());
        String id = ground ? "g" : "l";
        String missing = ground ? "diary.ground.missing" : "diary.provision.missing";
        for (int i = 0; i < shown.size(); i++) {
            String number = say.number(i + 1);
            Sentences.Spot whole = shown.get(i).whole();
            if (whole.place().equals(place)) {
                return new FormError(id + i, say.text(missing + ".sentence", number, whole.beginning()));
            }
            List<Sentences.Spot> passages = shown.get(i).passages();
            for (int j = 0; j < passages.size(); j++) {
                if (!passages.get(j).place().equals(place)) continue;
                String words = passages.get(j).beginning();
                return new FormError(id + i + "-" + j, say.text(missing + ".passage", number, words));
            }
        }
        return new FormError("meningar", error.text());
    }
}
