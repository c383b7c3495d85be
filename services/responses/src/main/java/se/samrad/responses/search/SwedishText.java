package se.samrad.responses.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** Swedish as it is searched: words without their endings; å, ä and ö are letters of their own. Thread-safe. */
final class SwedishText {
    private static final CharArraySet COMMON = SwedishAnalyzer.getDefaultStopSet();
    static final Analyzer ANALYZER = new Swedish();

    /** A word of a text, without its ending, and where it stands. */
    record Word(String stem, int start, int end, boolean common) {}

    private static final class Swedish extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            StandardTokenizer words = new StandardTokenizer();
            return new TokenStreamComponents(words, new Stems(new LowerCaseFilter(words)));
        }
    }

    private static final class Stems extends TokenFilter {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

        Stems(TokenStream words) {
            super(words);
        }

        @Override
        public boolean incrementToken() throws IOException {
            if (!input.incrementToken()) return false;
            String stem = SwedishStem.of(term.toString());
            term.setEmpty().append(stem);
            return true;
        }
    }

    private SwedishText() {}

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
