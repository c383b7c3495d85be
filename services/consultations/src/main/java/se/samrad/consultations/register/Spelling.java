package se.samrad.consultations.register;

import java.text.Collator;
import java.text.Normalizer;
import java.text.ParseException;
import java.text.RuleBasedCollator;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.bson.Document;

/** Names as they are looked for and put in order: Swedish order, kept as a key because the store sorts by bytes. */
public final class Spelling {
    private static final RuleBasedCollator SWEDISH = swedish();

    private Spelling() {}

    /** The same for all ways to write a name that differ only in case, spaces and composition. */
    public static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replace('\u00a0', ' ')
                .strip()
                .replaceAll("\\s+", " ");
    }

    /** Sorts as the name does in Swedish. */
    public static String sortKey(String name) {
        synchronized (SWEDISH) {
            return HexFormat.of().formatHex(SWEDISH.getCollationKey(plain(name)).toByteArray());
        }
    }

    /** How a body stands, with its name as it is looked for added. A person's name is not here. */
    public static Document searchable(String stream, Document after) {
        List<String> names = new ArrayList<>();
        String name = after.getString("name");
        if (!Boolean.TRUE.equals(after.getBoolean("person"))) {
            names.add(plain(name));
            for (String alias : after.getList("aliases", String.class, List.of())) names.add(plain(alias));
            for (String former : formerNames(after)) names.add(plain(former));
        }
        String id = stream.substring(stream.indexOf('/') + 1);
        Document content = new Document(after);
        content.append("names", names);
        content.append("search", id + "\n" + String.join("\n", names));
        content.append("sort", sortKey(name) + "/" + id);
        return content;
    }

    /** The names that a body has no longer, of how it stands. */
    static List<String> formerNames(Document body) {
        return body.getList("formerNames", Document.class, List.of()).stream()
                .map(former -> former.getString("name"))
                .toList();
    }

    /** The platform's own Swedish rules come and go with its locale data; these three letters do not. */
    private static RuleBasedCollator swedish() {
        RuleBasedCollator root = (RuleBasedCollator) Collator.getInstance(Locale.ROOT);
        try {
            RuleBasedCollator swedish = new RuleBasedCollator(root.getRules() + "& Z < å , Å < ä , Ä < ö , Ö");
            swedish.setDecomposition(Collator.NO_DECOMPOSITION);
            return swedish;
        } catch (ParseException e) {
            throw new IllegalStateException(e); // the rules are a constant
        }
    }
}
