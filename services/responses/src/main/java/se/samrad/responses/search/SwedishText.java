package se.samrad.responses.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.StemmerOverrideFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.tartarus.snowball.ext.SwedishStemmer;

/** Swedish as it is searched: words without their endings; å, ä and ö are letters of their own. Thread-safe. */
final class SwedishText {
    /** Forms that change the word itself, which no cutting of endings makes one. */
    private static final Map<String, List<String>> IRREGULAR = Map.of(
            "stad", List.of("städer", "städerna", "städernas", "städers"),
            "bostad", List.of("bostäder", "bostäderna", "bostädernas", "bostäders"),
            "land", List.of("länder", "länderna", "ländernas", "länders"),
            "strand", List.of("stränder", "stränderna", "strändernas", "stränders"),
            "natt", List.of("nätter", "nätterna"),
            "bok", List.of("böcker", "böckerna"),
            "rot", List.of("rötter", "rötterna"),
            "cykel", List.of("cyklar", "cyklarna", "cyklars", "cyklarnas", "cykeln", "cykelns"),
            "fågel", List.of("fåglar", "fåglarna", "fåglars", "fåglarnas", "fågeln", "fågelns"),
            "regel", List.of("regler", "reglerna", "reglers", "reglernas", "regeln", "regelns"));

    private static final CharArraySet COMMON = SwedishAnalyzer.getDefaultStopSet();
    static final Analyzer ANALYZER = new Swedish(irregular());

    /** A word of a text, without its ending, and where it stands. */
    record Word(String stem, int start, int end, boolean common) {}

    private static final class Swedish extends Analyzer {
        private final StemmerOverrideFilter.StemmerOverrideMap irregular;

        Swedish(StemmerOverrideFilter.StemmerOverrideMap irregular) {
            this.irregular = irregular;
        }

        @Override
        protected TokenStreamComponents createComponents(String field) {
            StandardTokenizer words = new StandardTokenizer();
            TokenStream lower = new StemmerOverrideFilter(new LowerCaseFilter(words), irregular);
            TokenStream stems = new SnowballFilter(lower, new SwedishStemmer());
            return new TokenStreamComponents(words, new DefiniteEndings(stems));
        }
    }

    private SwedishText() {}

    private static StemmerOverrideFilter.StemmerOverrideMap irregular() {
        StemmerOverrideFilter.Builder builder = new StemmerOverrideFilter.Builder(true);
        IRREGULAR.forEach((stem, forms) -> {
            builder.add(stem, stem);
            forms.forEach(form -> builder.add(form, stem));
        });
        try {
            return builder.build();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // nothing is read
        }
    }

    /** One way to write each letter, spaces that are spaces, and no invisible hyphens; a text is cleaned before anything else. */
    static String clean(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replace("\u00AD", "")
                .replace("\u200B", "")
                .replace('\u00A0', ' ')
                .replace('\u202F', ' ');
    }

    static List<Word> words(String cleaned) {
        List<Word> words = new ArrayList<>();
        try (TokenStream stream = ANALYZER.tokenStream("", cleaned)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute at = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                String written = cleaned.substring(at.startOffset(), at.endOffset());
                words.add(new Word(term.toString(), at.startOffset(), at.endOffset(), isCommon(written)));
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a string in memory
        }
        return words;
    }

    private static boolean isCommon(String written) {
        return COMMON.contains(written.toLowerCase(Locale.ROOT));
    }
}
