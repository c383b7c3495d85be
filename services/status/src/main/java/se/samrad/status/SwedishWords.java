package se.samrad.status;

import se.samrad.contracts.Position;

/** Words that files and feeds have in Swedish, whoever reads them. */
public final class SwedishWords {
    private SwedishWords() {}

    public static String position(Position position) {
        return switch (position) {
            case SUPPORTS -> "Tillstyrker";
            case SUPPORTS_WITH_REMARKS -> "Tillstyrker med synpunkter";
            case OPPOSES -> "Avstyrker";
            case NEITHER -> "Varken tillstyrker eller avstyrker";
            case NO_COMMENTS -> "Inga synpunkter";
        };
    }
}
