package se.samrad.portal.staff.diary;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    /** Which part of a long list is shown, from 1. */
    static final String PART = "listans-del";
    /** What is ticked in the other parts, a line each: the place, the ground and the provision. */
    static final String ELSEWHERE = "listans-ovriga";
    /** Before the number of a part to go to. */
    private static final String TO_PART = "del-";

    /** What a browser sent, with what was ticked in the parts of the list that it did not show. */
    static Form typed(HttpServletRequest request) {
        return whole(Form.typed(request));
    }

    /** The same for a form that was kept as it was sent. */
    static Form whole(Form form) {
        List<String> elsewhere = form.lines(ELSEWHERE);
        if (elsewhere.isEmpty()) return form;
        Set<String> ticked = new LinkedHashSet<>(form.all(TICKED));
        for (String line : elsewhere) {
            String[] mark = line.split("\\|", 3);
            if (mark.length < 3 || !ticked.add(mark[0])) continue;
            form.put(GROUND + mark[0], mark[1]);
            form.put(PROVISION + mark[0], mark[2]);
        }
        return form.putAll(TICKED, List.copyOf(ticked)).putAll(ELSEWHERE, List.of());
    }

    /** What is ticked at some of the places, a line each. */
    static String lines(Form form, Predicate<String> places) {
        return form.all(TICKED).stream()
                .filter(places)
                .map(place -> place + "|" + form.text(GROUND + place) + "|" + line(form.text(PROVISION + place)))
                .collect(Collectors.joining("\n"));
    }

    private static String line(String text) {
        return text.replaceAll("\\R", " ");
    }

    /** Whether another part of the list was asked for; it is shown next. */
    static boolean turns(Form form) {
        String act = form.text("gor");
        if (!act.startsWith(TO_PART)) return false;
        form.put(PART, act.substring(TO_PART.length()));
        return true;
    }

    /** Whether a ground or a provision is missing at a place. */
    static boolean isWrong(Form form, String place) {
        return form.error(GROUND + place) != null || form.error(PROVISION + place) != null;
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
     * @param shown as much of the list as is on the page; of a place in another part it leads to the list as a whole
     */
    static List<FormError> faults(Form form, ListPart shown, Wording say) {
        return form.getErrors().stream()
                .map(error -> fault(error, shown, say))
                .distinct()
                .toList();
    }

    private static FormError fault(FormError error, ListPart shown, Wording say) {
        String field = error.field() == null ? "" : error.field();
        boolean ground = field.startsWith(GROUND);
        if (!ground && !field.startsWith(PROVISION)) return error;
        String place = field.substring((ground ? GROUND : PROVISION).length());
        String id = ground ? "g" : "l";
        String missing = ground ? "diary.ground.missing" : "diary.provision.missing";
        for (int i = 0; i < shown.sentences().size(); i++) {
            Sentences.Sentence sentence = shown.sentences().get(i);
            int nr = shown.first() + i;
            String number = say.number(nr + 1);
            Sentences.Spot whole = sentence.whole();
            if (whole.place().equals(place)) {
                return new FormError(id + nr, say.text(missing + ".sentence", number, whole.beginning()));
            }
            List<Sentences.Spot> passages = sentence.passages();
            for (int j = 0; j < passages.size(); j++) {
                if (!passages.get(j).place().equals(place)) continue;
                String words = passages.get(j).beginning();
                return new FormError(id + nr + "-" + j, say.text(missing + ".passage", number, words));
            }
        }
        return new FormError("meningar", error.text());
    }
}
