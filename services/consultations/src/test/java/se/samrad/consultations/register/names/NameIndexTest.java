package se.samrad.consultations.register.names;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import se.samrad.consultations.register.BodyRegister.Named;
import se.samrad.consultations.register.names.NameIndex.Candidate;
import se.samrad.consultations.register.names.NameIndex.Found;

class NameIndexTest {
    private static final Named SOLNA = new Named("solna", "Solna stad", List.of());
    private static final Named SALA = new Named("sala", "Sala kommun", List.of());
    private static final Named VAXHOLM = new Named("vaxholm", "Vaxholms stad", List.of("Vaxholms kommun"));
    private static final Named INSTITUTE = new Named("kth", "KTH", List.of());

    private static Found find(String written, Named... register) {
        return new NameIndex(List.of(register)).find(written);
    }

    @Test
    void whatIsSpelledAlikeButForCaseSpacesAndHyphensIsTheSame() {
        Named bro = new Named("bro", "Upplands-Bro kommun", List.of());
        assertThat(find("UPPLANDS\u00a0BRO  kommun", bro)).isEqualTo(new Found.Same("bro", "Upplands-Bro kommun"));
        assertThat(find("Upplands-Bro kommu\u006e", bro)).isInstanceOf(Found.Same.class);
        // å written as a and a ring
        assertThat(find("Ha\u030abo kommun", new Named("habo", "Håbo kommun", List.of())))
                .isInstanceOf(Found.Same.class);
    }

    @Test
    void anAliasIsAsGoodAsTheName() {
        assertThat(find("vaxholms kommun", VAXHOLM)).isEqualTo(new Found.Same("vaxholm", "Vaxholms stad"));
    }

    @Test
    void aFormerNameFindsTheBodyAndSaysSoUnlessAnotherIsCalledSoNow() {
        Named region = new Named("region", "Region Exempel", List.of(), List.of("Exempels läns landsting"));
        assertThat(find("Exempels läns landsting", region, SALA))
                .isEqualTo(new Found.Same("region", "Region Exempel", Because.FORMER_NAME));
        Named now = new Named("nytt", "Exempels läns landsting", List.of());
        assertThat(find("Exempels läns landsting", region, now))
                .isEqualTo(new Found.Perhaps(List.of(
                        new Candidate("nytt", "Exempels läns landsting", Because.SPELLED_ALIKE),
                        new Candidate("region", "Region Exempel", Because.FORMER_NAME))));
    }

    @Test
    void whatOnlyResemblesIsNeverTakenForTheSame() {
        assertThat(find("Solna kommun", SOLNA, SALA))
                .isEqualTo(new Found.Perhaps(List.of(new Candidate("solna", "Solna stad", Because.MUNICIPALITY))));
        assertThat(find("Kungliga Tekniska högskolan", INSTITUTE))
                .isEqualTo(new Found.Perhaps(List.of(new Candidate("kth", "KTH", Because.INITIALS))));
        assertThat(find("Solna stad, kommunstyrelsen", SOLNA))
                .isEqualTo(new Found.Perhaps(List.of(new Candidate("solna", "Solna stad", Because.PART))));
    }

    @Test
    void oneNameOfTwoBodiesIsAskedAbout() {
        Named other = new Named("solna-2", "Solna Stad", List.of());
        assertThat(find("Solna stad", SOLNA, other))
                .isInstanceOfSatisfying(
                        Found.Perhaps.class,
                        perhaps -> assertThat(perhaps.candidates())
                                .extracting(Candidate::because)
                                .containsOnly(Because.SPELLED_ALIKE));
    }

    @Test
    void aRowThatIsLikeOneBeforeItInTheSameListIsAskedAboutAndNeverTakenForTheSame() {
        NameIndex index = new NameIndex(List.of(new Named("kommun", "Exempelviks kommun", List.of())));
        index.add(new Named("ett", "Bygdegården i Exempelby", List.of()), 2);
        index.add(new Named("tva", "Exempelvik stad", List.of()), 3);
        assertThat(index.find("Bygdegården i Exempelby"))
                .isEqualTo(new Found.Perhaps(
                        List.of(new Candidate("ett", "Bygdegården i Exempelby", Because.SPELLED_ALIKE, 2))));
        assertThat(index.find("Bygdegård, Exempelby"))
                .isEqualTo(
                        new Found.Perhaps(List.of(new Candidate("ett", "Bygdegården i Exempelby", Because.FORM, 2))));
        assertThat(index.find("Bygdegorden i Exempelby"))
                .isEqualTo(new Found.Perhaps(
                        List.of(new Candidate("ett", "Bygdegården i Exempelby", Because.MISSPELT, 2))));
        // What a row is like does not hide whom the register has.
        assertThat(index.find("Exempelvik stad"))
                .isEqualTo(new Found.Perhaps(List.of(
                        new Candidate("tva", "Exempelvik stad", Because.SPELLED_ALIKE, 3),
                        new Candidate("kommun", "Exempelviks kommun", Because.MUNICIPALITY))));
        assertThat(index.find("Exempelviks kommun")).isInstanceOf(Found.Same.class);
    }

    @Test
    void whyANameIsPerhapsAnotherIsWhatAReaderWouldSay() {
        Named board = new Named("lst", "Länsstyrelsen i Stockholms län", List.of());
        assertThat(find("Lst Stockholm", board))
                .isEqualTo(new Found.Perhaps(
                        List.of(new Candidate("lst", "Länsstyrelsen i Stockholms län", Because.INITIALS))));
        Named town = new Named("diktala", "Diktala kommun", List.of("Diktala"));
        for (String written : List.of("Diktala komun", "Diktala kommmun", "Diktala kommum", "Diktala komnun")) {
            assertThat(find(written, town))
                    .as(written)
                    .isEqualTo(
                            new Found.Perhaps(List.of(new Candidate("diktala", "Diktala kommun", Because.MISSPELT))));
        }
        Named region = new Named("region", "Region Exempel", List.of());
        assertThat(find("Exempels landsting", region))
                .isEqualTo(new Found.Perhaps(List.of(new Candidate("region", "Region Exempel", Because.FORM))));
    }

    @Test
    void anotherNumberIsNoMisspelling() {
        NameIndex index = new NameIndex(List.of(new Named("ett", "Distrikt 1001", List.of())));
        assertThat(index.find("Distrikt 1002")).isEqualTo(new Found.New());
        assertThat(index.find("Distrikter 1001")).isInstanceOf(Found.Perhaps.class);
    }

    @Test
    @Timeout(20)
    void tenThousandRowsThatAreAllAlikeAreComparedInNoTime() {
        for (String name : List.of("Bygdegården", "Bygdegården %d", "Bygdegården%s", "Norra byn %d (NB)")) {
            NameIndex index = new NameIndex(List.of());
            long begun = System.nanoTime();
            for (int row = 0; row < 10_000; row++) {
                String written = name.contains("%s") ? name.formatted(" i".repeat(row % 300)) : name.formatted(row);
                index.find(written);
                index.add(new Named("rad-" + row, written, List.of()), row);
            }
            System.out.printf("names: 10 000 rows as %s in %d ms%n", name, (System.nanoTime() - begun) / 1_000_000);
        }
    }

    @Test
    void anotherBodyInTheSamePlaceIsNotAskedAbout() {
        assertThat(find("Solna sjukhus", SOLNA)).isEqualTo(new Found.New());
        assertThat(find("Salems kommun", SALA)).isEqualTo(new Found.New());
    }

    @Test
    void noVariantOfTheRegionsOwnRegisterIsMergedWronglyAndNearlyAllAreFound() throws IOException {
        List<Named> register = lines("/names/register.tsv").stream()
                .map(cells -> new Named(cells[0], cells[1], List.of()))
                .toList();
        NameIndex index = new NameIndex(register);
        int same = 0;
        int wronglySame = 0;
        int expected = 0;
        int found = 0;
        int first = 0;
        int none = 0;
        int askedInVain = 0;
        List<String> missed = new ArrayList<>();
        TreeMap<String, int[]> byKind = new TreeMap<>();
        for (String[] cells : lines("/names/variants.tsv")) {
            String body = cells[1];
            Found what = index.find(cells[2]);
            List<String> named = switch (what) {
                case Found.Same one -> List.of(one.body());
                case Found.Perhaps perhaps ->
                    perhaps.candidates().stream().map(Candidate::body).toList();
                case Found.New nothing -> List.of();
            };
            if (what instanceof Found.Same) {
                same++;
                if (!named.contains(body)) wronglySame++;
            }
            if (body.equals("-")) {
                none++;
                if (!named.isEmpty()) askedInVain++;
                if (!named.isEmpty()) missed.add(cells[2] + " is asked about: " + named);
                continue;
            }
            expected++;
            int[] kind = byKind.computeIfAbsent(cells[0], each -> new int[2]);
            kind[1]++;
            if (!named.contains(body)) {
                missed.add(cells[2] + " is not found as " + body + " but " + named);
                continue;
            }
            found++;
            kind[0]++;
            if (named.getFirst().equals(body)) first++;
        }
        System.out.printf(
                Locale.ROOT,
                "names: %d in the register, %d variants of them and %d of others; taken for the same %d, wrongly %d"
                        + " (precision %.3f); found %d (recall %.3f), first of those asked about %d; asked in vain %d%n",
                register.size(),
                expected,
                none,
                same,
                wronglySame,
                same == 0 ? 1 : 1 - (double) wronglySame / same,
                found,
                (double) found / expected,
                first,
                askedInVain);
        byKind.forEach((kind, counts) -> System.out.printf("names: %s %d of %d%n", kind, counts[0], counts[1]));
        missed.forEach(each -> System.out.println("names: " + each));
        assertThat(wronglySame).isZero();
        assertThat((double) found / expected).isGreaterThan(0.95);
        assertThat((double) askedInVain / none).isLessThan(0.15);
    }

    @Test
    void aWordWithAsManyWrongLettersAsAreAllowedIsFoundWhereverTheyAre() {
        String word = "flemingsbygdskolt"; // none of the others loses an ending
        Named body = new Named("skolt", word, List.of());
        List<String> wrong = new ArrayList<>();
        for (int one = 0; one < word.length(); one++) {
            for (int two = one + 1; two < word.length(); two++) {
                StringBuilder other = new StringBuilder(word);
                other.setCharAt(one, 'x');
                other.setCharAt(two, 'x');
                wrong.add(other.toString());
                wrong.add(new StringBuilder(word)
                        .deleteCharAt(two)
                        .deleteCharAt(one)
                        .toString());
                wrong.add(new StringBuilder(word)
                        .insert(two, 'x')
                        .insert(one, 'x')
                        .toString());
                wrong.add(new StringBuilder(word)
                        .deleteCharAt(two)
                        .insert(one, 'x')
                        .toString());
            }
        }
        NameIndex index = new NameIndex(List.of(body, SOLNA, SALA));
        List<String> missed = wrong.stream()
                .filter(name -> index.find(name) instanceof Found.New)
                .toList();
        assertThat(missed).isEmpty();
    }

    @Test
    void whatAllNamesHaveTellsNoneFromAnotherAndTakesNoTime() {
        List<Named> register = IntStream.range(0, 5_000)
                .mapToObj(number -> new Named("b" + number, "Exempel lista " + (1_000_000 + number), List.of()))
                .toList();
        NameIndex index = new NameIndex(register);
        assertThat(index.find("Exempel lista")).isEqualTo(new Found.New());
        assertThat(index.find("Exempel lista 1000007")).isInstanceOf(Found.Same.class);
        assertThat(index.find("Exempel lista 1000007 kansliet"))
                .isEqualTo(new Found.Perhaps(List.of(new Candidate("b7", "Exempel lista 1000007", Because.PART))));
        assertThat(index.find("1000007 Exempel"))
                .isEqualTo(new Found.Perhaps(List.of(new Candidate("b7", "Exempel lista 1000007", Because.SHORTER))));
    }

    private static List<String[]> lines(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(NameIndexTest.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .map(line -> line.split("\t"))
                    .toList();
        }
    }
}
