package se.samrad.consultations.register.imports;

import java.util.Optional;
import java.util.regex.Pattern;
import se.samrad.eventing.Blank;
import se.samrad.eventing.OneLine;

/**
 * Why something is not taken for the name of a body, the same however it comes: in a file or in a pasted list.
 *
 * @param reason a stable code
 * @param detail for people
 */
public record NameFault(String reason, String detail) {
    /** It is never told which. */
    public static final NameFault PERSON_NUMBER =
            new NameFault("person-number", "numret är en privatpersons, inte en organisations. Ta bort det ur listan");

    public static final NameFault NO_ORGANISATION_NUMBER =
            new NameFault("bad-organisation-number", "organisationsnumret är inte tio siffror med rätt kontrollsiffra");

    private static final int NAME_LENGTH_MAX = 200;
    /** What a spreadsheet would reckon instead of show (OWASP, CSV injection). */
    private static final Pattern FORMULA = Pattern.compile("^[=@\\t＝＠]|^[+＋－-][\\p{Nd}(=（＝]");

    public static Optional<NameFault> of(String name) {
        if (Blank.is(name)) return fault("no-name", "namnet saknas");
        if (name.length() > NAME_LENGTH_MAX) return fault("name-too-long", "namnet är längre än 200 tecken");
        if (!OneLine.is(name) || name.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
            return fault("bad-name", "namnet har otillåtna tecken");
        }
        return isFormula(name)
                ? fault("formula", "”" + RowCheck.cut(name) + "” är en formel, inget namn")
                : Optional.empty();
    }

    /** Also in the letters of full width, which spreadsheets of East Asia reckon alike. */
    public static boolean isFormula(String name) {
        return FORMULA.matcher(name).find();
    }

    private static Optional<NameFault> fault(String reason, String detail) {
        return Optional.of(new NameFault(reason, detail));
    }
}
