package se.samrad.responses.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samrad.responses.domain.ResponseSpec.wrong;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.Position;
import se.samrad.contracts.responses.Passage;
import se.samrad.contracts.responses.Passage.Ground;
import se.samrad.eventing.Rejected.Member;
import se.samrad.responses.domain.Masking.Wish;

class MaskingTest {
    private static final Rendition ORIGINAL = new Rendition(
            "00",
            "Fråga Kim Exempel eller Lo Exempel. Kim Exempel svarar.",
            List.of(new Rendition.Answered(2, "Ring 070-000 00 00.")),
            List.of(
                    new Rendition.Said("utgangslage", Position.SUPPORTS, "Bra 😀 text."),
                    new Rendition.Said("insats-1", Position.OPPOSES, null)),
            List.of());

    private static Wish quote(String in, String quote, @Nullable Integer occurrence) {
        return new Wish(in, quote, occurrence, null, null, Ground.GDPR, null);
    }

    private static Wish place(String in, int start, int length) {
        return new Wish(in, null, null, start, length, Ground.GDPR, null);
    }

    @Test
    void aQuoteIsHiddenWhereItOccurs() {
        Masking masking = Masking.of(ORIGINAL, List.of(quote("text", "Kim Exempel", 2)), "11");
        assertThat(masking.rendition().text()).isEqualTo("Fråga Kim Exempel eller Lo Exempel. ▇▇▇ svarar.");
        assertThat(masking.passages()).containsExactly(new Passage("text", 36, 11, Ground.GDPR, null));
    }

    @Test
    void theMarkTellsNothingOfTheLength() {
        String shorter = Masking.of(ORIGINAL, List.of(place("text", 6, 1)), "11")
                .rendition()
                .text();
        String longer = Masking.of(ORIGINAL, List.of(place("text", 6, 28)), "11")
                .rendition()
                .text();
        assertThat(shorter).contains(Masking.MARK);
        assertThat(longer).isEqualTo("Fråga ▇▇▇. Kim Exempel svarar.");
        Passage mark = Masking.of(ORIGINAL, List.of(place("text", 6, 28)), "11")
                .rendition()
                .masked()
                .getFirst();
        assertThat(mark).isEqualTo(new Passage("text", 6, 3, Ground.GDPR, null));
    }

    @Test
    void passagesComeInTheOrderOfTheTextAndMarksStandWhereTheyAreShown() {
        Masking masking = Masking.of(
                ORIGINAL,
                List.of(
                        new Wish("sections/utgangslage", "😀", null, null, null, Ground.SECRECY, "OSL 21 kap. 1 §"),
                        new Wish("answers/2", "070-000 00 00", null, null, null, Ground.PERSONAL_NUMBER, null),
                        quote("text", "Lo Exempel", null),
                        quote("text", "Kim Exempel", 1)),
                "11");
        assertThat(masking.passages().stream().map(Passage::in))
                .containsExactly("text", "text", "answers/2", "sections/utgangslage");
        assertThat(masking.passages().stream().map(Passage::start)).containsExactly(6, 24, 5, 4);
        Rendition shown = masking.rendition();
        assertThat(shown.text()).isEqualTo("Fråga ▇▇▇ eller ▇▇▇. Kim Exempel svarar.");
        assertThat(shown.answers().getFirst().text()).isEqualTo("Ring ▇▇▇.");
        assertThat(shown.sections().getFirst().text()).isEqualTo("Bra ▇▇▇ text.");
        assertThat(shown.sections().getLast()).isEqualTo(ORIGINAL.sections().getLast());
        for (Passage mark : shown.masked()) {
            String part = Objects.requireNonNull(shown.part(mark.in()));
            assertThat(part.substring(mark.start(), mark.start() + mark.length()))
                    .isEqualTo(Masking.MARK);
        }
    }

    @Test
    void everyWrongPassageIsNamed() {
        List<Wish> wishes = List.of(
                quote("text", "Robin", null),
                quote("text", "Kim Exempel", 3),
                quote("bilaga", "x", null),
                quote("sections/insats-1", "x", null),
                place("text", 50, 10),
                place("text", -1, 2),
                place("text", Integer.MAX_VALUE, Integer.MAX_VALUE),
                place("sections/utgangslage", 5, 3),
                new Wish("text", null, null, 3, null, Ground.GDPR, null),
                new Wish("text", "Kim", null, 3, 2, Ground.GDPR, null),
                new Wish("text", "Lo", null, null, null, null, null),
                new Wish("text", "svarar", null, null, null, Ground.SECRECY, " "),
                new Wish("text", "eller", null, null, null, Ground.GDPR, "OSL 21 kap. 1 §"));
        assertThat(wrong(() -> Masking.of(ORIGINAL, wishes, "11")))
                .containsExactly(
                        new Member("passages[0].quote", "quote-not-found"),
                        new Member("passages[1].occurrence", "quote-not-found"),
                        new Member("passages[2].in", "no-such-part"),
                        new Member("passages[3].in", "no-such-part"),
                        new Member("passages[4].start", "outside-the-text"),
                        new Member("passages[5].start", "outside-the-text"),
                        new Member("passages[6].start", "outside-the-text"),
                        new Member("passages[7].start", "splits-a-character"),
                        new Member("passages[8].length", "missing"),
                        new Member("passages[9].quote", "quote-or-place"),
                        new Member("passages[10].ground", "missing"),
                        new Member("passages[11].provision", "missing"),
                        new Member("passages[12].provision", "only-when-secret"));
    }

    @Test
    void passagesDoNotOverlap() {
        assertThat(wrong(() -> Masking.of(ORIGINAL, List.of(place("text", 6, 11), place("text", 16, 3)), "11")))
                .containsExactly(new Member("passages[1]", "passages-overlap"));
        assertThat(Masking.of(ORIGINAL, List.of(place("text", 6, 4), place("text", 10, 7)), "11")
                        .rendition()
                        .text())
                .startsWith("Fråga ▇▇▇▇▇▇ eller");
    }

    @Test
    void whateverIsHiddenIsGoneAndTheRestStays() {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            String text = letters(random, 1 + random.nextInt(80));
            List<Wish> wishes = new ArrayList<>();
            int at = 0;
            while (at < text.length()) {
                int start = at + random.nextInt(6);
                int length = 1 + random.nextInt(6);
                if (start + length > text.length()) break;
                wishes.add(place("text", start, length));
                at = start + length;
            }
            java.util.Collections.shuffle(wishes, random);
            Masking masking = Masking.of(new Rendition("00", text, List.of(), List.of(), List.of()), wishes, "11");
            String kept = Objects.requireNonNull(masking.rendition().text()).replace(Masking.MARK, "");
            assertThat(kept).isEqualTo(without(text, wishes));
        }
    }

    private static String without(String text, List<Wish> wishes) {
        StringBuilder kept = new StringBuilder(text);
        wishes.stream()
                .sorted(Comparator.comparing((Wish wish) -> Objects.requireNonNull(wish.start()))
                        .reversed())
                .forEach(wish -> {
                    int start = Objects.requireNonNull(wish.start());
                    kept.delete(start, start + Objects.requireNonNull(wish.length()));
                });
        return kept.toString();
    }

    private static String letters(Random random, int length) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < length; i++) letters.append((char) ('a' + random.nextInt(26)));
        return letters.toString();
    }
}
