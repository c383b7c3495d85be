package se.samrad.responses.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.Stored;
import se.samrad.responses.domain.ResponseId;

class SwedishFormsTest {
    private static final int FOUND_MAX = 10_000;

    private record Pair(String sought, String written) {}

    @Test
    void everyFormOfAWordFindsEveryOther() throws IOException {
        Set<Pair> pairs = pairs("forms.txt");
        List<Pair> missed = pairs.stream().filter(pair -> !marked(pair)).toList();
        System.out.printf("%d of %d forms of Swedish words found%n", pairs.size() - missed.size(), pairs.size());
        assertThat(pairs).hasSizeGreaterThan(1_000);
        assertThat(missed).isEmpty();
        assertThat(missing(pairs)).isEmpty();
    }

    @Test
    void wordsThatOnlyLookAlikeDoNotFindEachOther() throws IOException {
        Set<Pair> pairs = pairs("strangers.txt");
        List<Pair> wrong = pairs.stream().filter(SwedishFormsTest::marked).toList();
        System.out.printf("%d of %d other Swedish words found%n", wrong.size(), pairs.size());
        assertThat(pairs).hasSizeGreaterThan(120);
        assertThat(wrong).isEmpty();
        assertThat(missing(pairs)).hasSameSizeAs(pairs);
    }

    /** Whether the word is marked in the passage that is shown. */
    private static boolean marked(Pair pair) {
        return !Snippet.of(List.of(new Part("text", "Om " + pair.written() + ".")), Sought.of(pair.sought()), 1)
                .isEmpty();
    }

    /** What the index does not propose. */
    private static List<Pair> missing(Set<Pair> pairs) throws IOException {
        SearchIndex index = new SearchIndex();
        List<String> written = pairs.stream().map(Pair::written).distinct().toList();
        for (int i = 0; i < written.size(); i++) {
            String text = written.get(i);
            index.put(id(i), List.of(new Stored(text, text.length())), List.of(new Part("text", text)));
        }
        List<Pair> missing = new ArrayList<>();
        for (String sought : pairs.stream().map(Pair::sought).distinct().toList()) {
            Set<ResponseId> found = new HashSet<>(index.find(Sought.of(sought), null, FOUND_MAX));
            pairs.stream()
                    .filter(pair -> pair.sought().equals(sought))
                    .filter(pair -> !found.contains(id(written.indexOf(pair.written()))))
                    .forEach(missing::add);
        }
        index.destroy();
        return missing;
    }

    private static ResponseId id(int number) {
        return new ResponseId("exempel-plan", "ord-" + number);
    }

    /** Each word of a line with each other, both ways. */
    private static Set<Pair> pairs(String table) throws IOException {
        Set<Pair> pairs = new HashSet<>();
        try (InputStream in = Objects.requireNonNull(SwedishFormsTest.class.getResourceAsStream("/search/" + table))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.split(" ")))
                    .forEach(words -> {
                        for (String sought : words)
                            for (String written : words)
                                if (!sought.equals(written)) pairs.add(new Pair(sought, written));
                    });
        }
        return pairs;
    }
}
