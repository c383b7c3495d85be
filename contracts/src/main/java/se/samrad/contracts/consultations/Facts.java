package se.samrad.contracts.consultations;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a consultation is about and when.
 *
 * @param caseNumber diarienummer, null where the documents state none
 * @param issuer the deciding body as it signs, null where the documents do not say
 * @param opensOn first day, a date in Sweden
 * @param closesOn last day to answer, inclusive, a date in Sweden
 * @param themes ids of themes
 * @param questions questions of the covering letter, numbered from 1 in this order
 * @param invitedOnly only those asked may answer; allowed for {@link Kind#REMISS} alone
 * @param askedUnknown the documents do not say who was asked or who answered: nobody's status is shown
 * @param procedure which statute orders it, null where none does or nobody has said
 * @param earlierRound id of the consultation whose next round this is, one that everybody may read; null for none
 * @param coveringLetter missiv, the issuer's own words to those asked, lines parted by a line feed; null for none
 */
public record Facts(
        String title,
        Kind kind,
        @Nullable String caseNumber,
        @Nullable String issuer,
        LocalDate opensOn,
        LocalDate closesOn,
        List<String> themes,
        List<String> questions,
        @Nullable Contact contact,
        boolean invitedOnly,
        Publishing publishing,
        boolean askedUnknown,
        @Nullable Procedure procedure,
        @Nullable String earlierRound,
        @Nullable String coveringLetter) {

    @SuppressWarnings("NullAway") // older events may lack the lists
    public Facts {
        themes = themes == null ? List.of() : List.copyOf(themes);
        questions = questions == null ? List.of() : List.copyOf(questions);
    }

    public Facts asking(Contact other) {
        return new Facts(
                title,
                kind,
                caseNumber,
                issuer,
                opensOn,
                closesOn,
                themes,
                questions,
                other,
                invitedOnly,
                publishing,
                askedUnknown,
                procedure,
                earlierRound,
                coveringLetter);
    }

    public Facts numbered(@Nullable String other) {
        return new Facts(
                title,
                kind,
                other,
                issuer,
                opensOn,
                closesOn,
                themes,
                questions,
                contact,
                invitedOnly,
                publishing,
                askedUnknown,
                procedure,
                earlierRound,
                coveringLetter);
    }

    public Facts closing(LocalDate lastDay) {
        return new Facts(
                title,
                kind,
                caseNumber,
                issuer,
                opensOn,
                lastDay,
                themes,
                questions,
                contact,
                invitedOnly,
                publishing,
                askedUnknown,
                procedure,
                earlierRound,
                coveringLetter);
    }
}
