package se.samrad.status.rows;

import java.text.Collator;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Sort keys in Swedish order, as text that any store sorts by its bytes: å, ä and ö come last. Word by word, so that a space
 * counts: the collation of the platform overlooks it.
 */
public final class SwedishOrder {
    private static final HexFormat HEX = HexFormat.of();
    private static final String WORD_END = "00";

    private SwedishOrder() {}

    public static String key(String text) {
        Collator collator = Collator.getInstance(Locale.of("sv", "SE"));
        collator.setStrength(Collator.SECONDARY);
        StringBuilder key = new StringBuilder();
        for (String word : text.strip().split("\\s+", -1)) {
            key.append(HEX.formatHex(collator.getCollationKey(word).toByteArray()))
                    .append(WORD_END);
        }
        return key.toString();
    }
}
