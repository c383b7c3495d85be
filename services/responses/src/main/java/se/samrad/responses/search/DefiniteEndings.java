package se.samrad.responses.search;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;

/**
 * Cuts what Snowball's Swedish leaves of definite forms: <i>förslaget</i>, <i>stadskärnan</i>, and an <i>s</i> that it cuts
 * from <i>plats</i> but not from <i>platsen</i>.
 */
final class DefiniteEndings extends TokenFilter {
    private static final int CUT_FROM = 5;
    private static final String BEFORE_S = "bcdfghjklmnoprtvy";

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final KeywordAttribute keyword = addAttribute(KeywordAttribute.class);

    DefiniteEndings(TokenStream stems) {
        super(stems);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) return false;
        if (!keyword.isKeyword()) {
            cutS();
            // Again and again: arbetet must come to the same as arbete, of which Snowball leaves arbet.
            while (term.length() >= CUT_FROM && (ends('e', 't') || ends('a', 'n'))) term.setLength(term.length() - 2);
            cutS();
        }
        return true;
    }

    private boolean ends(char before, char last) {
        return term.charAt(term.length() - 2) == before && term.charAt(term.length() - 1) == last;
    }

    private void cutS() {
        int length = term.length();
        boolean cut = length >= CUT_FROM - 1
                && term.charAt(length - 1) == 's'
                && BEFORE_S.indexOf(term.charAt(length - 2)) >= 0;
        if (cut) term.setLength(length - 1);
    }
}
