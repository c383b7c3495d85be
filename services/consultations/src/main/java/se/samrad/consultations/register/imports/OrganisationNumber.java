package se.samrad.consultations.register.imports;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Swedish organisation number with a right check digit.
 *
 * @param text ten digits with a hyphen before the last four
 * @param person whether it is a person's number: an organisation's third digit is at least 2, a month's first is not
 */
public record OrganisationNumber(String text, boolean person) {
    private static final Pattern SHAPE = Pattern.compile("(16|18|19|20)?(\\d{6})[-+]?(\\d{4})");

    /** Empty when it is not ten digits, with or without hyphen and century, or the check digit is wrong. */
    public static Optional<OrganisationNumber> of(String written) {
        Matcher match = SHAPE.matcher(written);
        if (!match.matches()) return Optional.empty();
        String digits = match.group(2) + match.group(3);
        if (!checks(digits)) return Optional.empty();
        boolean person = digits.charAt(2) < '2';
        boolean century = match.group(1) != null && !match.group(1).equals("16");
        if (century && !person) return Optional.empty(); // a birth year before a number that is no birthday
        return Optional.of(new OrganisationNumber(match.group(2) + "-" + match.group(3), person));
    }

    /** Every other digit doubled, the digits of the products added: the sum ends in 0. */
    private static boolean checks(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int product = (digits.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += product / 10 + product % 10;
        }
        return sum % 10 == 0;
    }
}
