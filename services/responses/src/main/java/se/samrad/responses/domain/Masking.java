package se.samrad.responses.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.responses.Passage;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.Rejected.Member;

/**
 * Hides passages. Each becomes the same short mark, whatever its length: a mark as long as a name would help to guess the
 * name. The passages of the event are places in the original, so that staff can see what was hidden; the places in the new
 * rendition are those of its marks, so that readers can see where.
 *
 * @param passages in the original, in the order of the text
 */
public record Masking(Rendition rendition, List<Passage> passages) {
    public static final String MARK = "▇▇▇";
    public static final int PASSAGES_MAX = 500;
    private static final int PROVISION_CHARACTERS_MAX = 200;

    /**
     * A passage as somebody asks for it, by its words or by its place.
     *
     * @param occurrence which of the places where the words stand, 1 for the first and when null
     */
    public record Wish(
            @Nullable String in,
            @Nullable String quote,
            @Nullable Integer occurrence,
            @Nullable Integer start,
            @Nullable Integer length,
            Passage.@Nullable Ground ground,
            @Nullable String provision) {}

    /** @throws Rejected naming each wish that cannot be met */
    public static Masking of(Rendition original, List<Wish> wishes, String random) {
        if (wishes.size() > PASSAGES_MAX) throw Rejected.member("passages", "too-many");
        List<Member> wrong = new ArrayList<>();
        Map<String, List<Passage>> byPart = new TreeMap<>(
                Comparator.comparing((String name) -> order(original, name)).thenComparing(Comparator.naturalOrder()));
        for (int i = 0; i < wishes.size(); i++) {
            Passage passage = passage(original, wishes.get(i), "passages[" + i + "]", wrong);
            if (passage == null) continue;
            List<Passage> there = byPart.computeIfAbsent(passage.in(), in -> new ArrayList<>());
            if (there.stream().anyMatch(other -> overlap(other, passage))) {
                wrong.add(new Member("passages[" + i + "]", "passages-overlap"));
            }
            there.add(passage);
        }
        if (!wrong.isEmpty()) throw Rejected.members(wrong);
        byPart.values().forEach(passages -> passages.sort(Comparator.comparingInt(Passage::start)));
        return new Masking(
                hidden(original, byPart, random),
                byPart.values().stream().flatMap(List::stream).toList());
    }

    private static @Nullable Passage passage(Rendition original, Wish wish, String at, List<Member> wrong) {
        int before = wrong.size();
        String text = wish.in() == null ? null : original.part(wish.in());
        if (wish.in() == null) wrong.add(new Member(at + ".in", "missing"));
        else if (text == null) wrong.add(new Member(at + ".in", "no-such-part"));
        Passage.Ground ground = wish.ground();
        if (ground == null) wrong.add(new Member(at + ".ground", "missing"));
        checkProvision(wish, at, wrong);
        Place place = text == null ? null : place(text, wish, at, wrong);
        if (wrong.size() > before || place == null || ground == null || wish.in() == null) return null;
        return new Passage(wish.in(), place.start(), place.length(), ground, wish.provision());
    }

    private static void checkProvision(Wish wish, String at, List<Member> wrong) {
        String provision = wish.provision();
        if (wish.ground() == Passage.Ground.SECRECY) {
            if (provision == null || provision.isBlank()) wrong.add(new Member(at + ".provision", "missing"));
            else if (provision.length() > PROVISION_CHARACTERS_MAX)
                wrong.add(new Member(at + ".provision", "too-long"));
            else if (!Prose.isLine(provision)) wrong.add(new Member(at + ".provision", "not-text"));
        } else if (provision != null) {
            wrong.add(new Member(at + ".provision", "only-when-secret"));
        }
    }

    private record Place(int start, int length) {}

    private static @Nullable Place place(String text, Wish wish, String at, List<Member> wrong) {
        String quote = wish.quote();
        if (quote != null) {
            if (wish.start() != null || wish.length() != null) {
                wrong.add(new Member(at + ".quote", "quote-or-place"));
                return null;
            }
            return quoted(text, quote, wish.occurrence() == null ? 1 : wish.occurrence(), at, wrong);
        }
        Integer start = wish.start();
        Integer length = wish.length();
        if (start == null || length == null) {
            wrong.add(new Member(
                    at + (start == null && length == null ? ".quote" : start == null ? ".start" : ".length"),
                    "missing"));
            return null;
        }
        if (start < 0 || length < 1 || start > text.length() || length > text.length() - start) {
            wrong.add(new Member(at + ".start", "outside-the-text"));
            return null;
        }
        if (splits(text, start) || splits(text, start + length)) {
            wrong.add(new Member(at + ".start", "splits-a-character"));
            return null;
        }
        return new Place(start, length);
    }

    private static @Nullable Place quoted(String text, String given, int occurrence, String at, List<Member> wrong) {
        String quote = given.replace("\r\n", "\n");
        if (quote.isEmpty()) {
            wrong.add(new Member(at + ".quote", "missing"));
            return null;
        }
        int start = -1;
        for (int n = 0; n < occurrence; n++) {
            start = text.indexOf(quote, start + 1);
            if (start < 0) break;
        }
        if (start < 0 || splits(text, start) || splits(text, start + quote.length())) {
            wrong.add(new Member(at + (text.contains(quote) ? ".occurrence" : ".quote"), "quote-not-found"));
            return null;
        }
        return new Place(start, quote.length());
    }

    /** Whether a cut here would part the two halves of one character. */
    private static boolean splits(String text, int at) {
        return at > 0
                && at < text.length()
                && Character.isHighSurrogate(text.charAt(at - 1))
                && Character.isLowSurrogate(text.charAt(at));
    }

    private static boolean overlap(Passage one, Passage other) {
        return one.start() < other.start() + other.length() && other.start() < one.start() + one.length();
    }

    /** Where a part stands in the rendition as it is read. */
    private static int order(Rendition original, String name) {
        if (name.equals("text")) return 0;
        for (int i = 0; i < original.answers().size(); i++) {
            if (name.equals("answers/" + original.answers().get(i).question())) return 1 + i;
        }
        for (int i = 0; i < original.sections().size(); i++) {
            if (name.equals("sections/" + original.sections().get(i).section()))
                return 1 + original.answers().size() + i;
        }
        return Integer.MAX_VALUE;
    }

    private static Rendition hidden(Rendition original, Map<String, List<Passage>> byPart, String random) {
        List<Passage> marks = new ArrayList<>();
        String text = original.text() == null ? null : hidden("text", original.text(), byPart, marks);
        List<Rendition.Answered> answers = new ArrayList<>();
        for (Rendition.Answered answered : original.answers()) {
            String part = "answers/" + answered.question();
            answers.add(new Rendition.Answered(answered.question(), hidden(part, answered.text(), byPart, marks)));
        }
        List<Rendition.Said> sections = new ArrayList<>();
        for (Rendition.Said said : original.sections()) {
            String part = "sections/" + said.section();
            String shown = said.text() == null ? null : hidden(part, said.text(), byPart, marks);
            sections.add(new Rendition.Said(said.section(), said.position(), shown));
        }
        return new Rendition(random, text, answers, sections, marks);
    }

    private static String hidden(String part, String text, Map<String, List<Passage>> byPart, List<Passage> marks) {
        StringBuilder shown = new StringBuilder();
        int from = 0;
        for (Passage passage : byPart.getOrDefault(part, List.of())) {
            shown.append(text, from, passage.start());
            marks.add(new Passage(part, shown.length(), MARK.length(), passage.ground(), passage.provision()));
            shown.append(MARK);
            from = passage.start() + passage.length();
        }
        return shown.append(text, from, text.length()).toString();
    }
}
