package se.samrad.consultations.register.names;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import se.samrad.contracts.BodyType;

/** What kind of body a name seems to be of: a proposal, which whoever registers it can change. */
final class KindOfBody {
    private static final List<Map.Entry<BodyType, String>> SIGNS = List.of(
            Map.entry(BodyType.UNIVERSITY, ".*(universitet|högskola|lärosäte|karolinska institutet|university).*"),
            Map.entry(BodyType.REGION, "(region\\s.*|.*regionen)"),
            Map.entry(BodyType.MUNICIPALITY, ".*\\b(kommun|stad)"),
            Map.entry(BodyType.COMPANY, ".*\\b(ab|bolag|aktiebolag)\\b.*"),
            Map.entry(
                    BodyType.AUTHORITY,
                    ".*(länsstyrelse|verket|myndighet|inspektion|styrelsen|kansliet|kontoret|polisen|domstol|nämnden).*"),
            Map.entry(
                    BodyType.ASSOCIATION,
                    ".*(förening|förbund|nätverk|sällskap|stiftelse|klubb|handelskammare|kommunerna|rådet).*"));

    private KindOfBody() {}

    static BodyType guess(String name) {
        String plain = name.toLowerCase(Locale.ROOT).strip();
        return SIGNS.stream()
                .filter(sign -> plain.matches("(?U)" + sign.getValue()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(BodyType.OTHER);
    }
}
