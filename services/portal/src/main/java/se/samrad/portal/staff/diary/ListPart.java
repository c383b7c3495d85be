package se.samrad.portal.staff.diary;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.samrad.portal.forms.Form;

/**
 * As much of a long list of sentences as one page shows and sends. What is ticked in the other parts comes along in one field, so
 * that no step loses it.
 *
 * @param first how many sentences stand in the parts before
 * @param number which part it is, from 1
 * @param ticks how many places are ticked in each part
 * @param elsewhere what is ticked in the other parts, as {@link Hiding#typed} reads it
 */
record ListPart(List<Sentences.Sentence> sentences, int first, int number, List<Integer> ticks, String elsewhere) {
    /** Three fields for each; with many more nothing of a page would come through. */
    static final int PLACES_MAX = 800;

    /** The part where something is wrong, or else the one that was gone to. */
    static ListPart of(List<Sentences.Sentence> all, Form form) {
        List<List<Sentences.Sentence>> parts = parts(all);
        Set<String> ticked = new HashSet<>(form.all(Hiding.TICKED));
        int number = number(parts, form);
        List<Sentences.Sentence> shown = parts.get(number - 1);
        Set<String> here = places(shown).collect(Collectors.toSet());
        return new ListPart(
                shown,
                parts.subList(0, number - 1).stream().mapToInt(List::size).sum(),
                number,
                parts.stream()
                        .map(part -> Math.toIntExact(
                                places(part).distinct().filter(ticked::contains).count()))
                        .toList(),
                Hiding.lines(form, place -> !here.contains(place)));
    }

    private static int number(List<List<Sentences.Sentence>> parts, Form form) {
        for (int i = 0; i < parts.size(); i++) {
            if (places(parts.get(i)).anyMatch(place -> Hiding.isWrong(form, place))) return i + 1;
        }
        String typed = form.text(Hiding.PART);
        return typed.matches("\\d{1,4}") ? Math.clamp(Integer.parseInt(typed), 1, parts.size()) : 1;
    }

    private static Stream<String> places(List<Sentences.Sentence> sentences) {
        return sentences.stream()
                .flatMap(one -> Stream.concat(Stream.of(one.whole()), one.passages().stream()))
                .map(Sentences.Spot::place);
    }

    /** At least one, which may be empty; a sentence with more than one part holds stands in several. */
    private static List<List<Sentences.Sentence>> parts(List<Sentences.Sentence> all) {
        List<List<Sentences.Sentence>> parts = new ArrayList<>(List.of(new ArrayList<>()));
        int places = 0;
        for (Sentences.Sentence sentence : all) {
            int from = 0;
            do {
                int to = Math.min(sentence.passages().size(), from + PLACES_MAX - 1);
                Sentences.Sentence some = new Sentences.Sentence(
                        sentence.whole(), sentence.passages().subList(from, to), sentence.found());
                places += 1 + to - from;
                if (places > PLACES_MAX) {
                    parts.add(new ArrayList<>());
                    places = 1 + to - from;
                }
                parts.getLast().add(some);
                from = to;
            } while (from < sentence.passages().size());
        }
        return parts;
    }

    /** Where another part is gone to from, once there is more than one. */
    public boolean isOneOfMany() {
        return ticks.size() > 1;
    }
}
