package se.samrad.consultations.register.imports;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.samrad.consultations.register.imports.BodyImport.Problem;
import se.samrad.consultations.register.imports.BodyImport.Row;
import se.samrad.consultations.register.imports.ImportedBody.Days;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.Ids;
import se.samrad.contracts.consultations.BodyFacts;

/** Checks one row, all of it, so that whoever sent the file can put everything right at once. */
final class RowCheck {
    /** The columns of a file, in the order that an export writes them. */
    static final List<String> MEMBERS = List.of(
            "id",
            "name",
            "type",
            "organisationNumber",
            "municipalityCode",
            "emails",
            "emailsFrom",
            "emailsUntil",
            "aliases",
            "groups");

    static final Set<String> NEEDED = Set.of("id", "name", "type");

    private static final int EMAIL_LENGTH_MAX = 254;
    private static final int LIST_MAX = 50;
    private static final Pattern MUNICIPALITY_CODE = Pattern.compile("\\d{4}");
    private static final Pattern EMAIL = Pattern.compile(
            "[A-Za-z0-9._%+'-]{1,64}@(?:[A-Za-z0-9åäöÅÄÖ](?:[A-Za-z0-9åäöÅÄÖ-]{0,61}[A-Za-z0-9åäöÅÄÖ])?\\.)+[A-Za-z]{2,63}");

    private final int line;
    private final List<Problem> problems;

    RowCheck(int line, List<Problem> problems) {
        this.line = line;
        this.problems = new ArrayList<>(problems);
    }

    Row check(
            String id,
            String name,
            String type,
            String organisationNumber,
            String municipalityCode,
            List<String> emails,
            List<String> from,
            List<String> until,
            List<String> aliases,
            List<String> groups) {
        if (Ids.withoutAccount(id)) {
            problem("id", "bad-id", "”" + id + "” är ett id för svar utan konto; en remissinstans behöver ett annat");
        } else if (!Ids.valid(id)) {
            problem("id", "bad-id", "id ska vara 3–80 tecken: a–z, 0–9 och enkla bindestreck, inte ”" + cut(id) + "”");
        }
        name("name", name);
        BodyType bodyType = type(type);
        Optional<OrganisationNumber> number = organisationNumber(organisationNumber);
        String code = municipalityCode(municipalityCode, bodyType);
        for (String email : emails) {
            if (email.length() > EMAIL_LENGTH_MAX || !EMAIL.matcher(email).matches() || email.contains("..")) {
                problem("emails", "bad-email", noAddress(email));
            }
        }
        Map<String, Days> addresses = addresses(emails, from, until);
        aliases.forEach(alias -> name("aliases", alias));
        for (String group : groups) {
            if (!Ids.valid(group)) problem("groups", "bad-group", "”" + cut(group) + "” är inget id för en grupp");
        }
        Stream.of(emails, aliases, groups)
                .filter(list -> list.size() > LIST_MAX)
                .findFirst()
                .ifPresent(list -> problem("groups", "too-many", "en lista har fler än " + LIST_MAX + " värden"));
        if (!problems.isEmpty() || bodyType == null) return new Row(line, id, null, problems);
        boolean person = number.map(OrganisationNumber::person).orElse(false);
        // A person's number is never kept: that it was one is all that is remembered.
        String kept = person ? null : number.map(OrganisationNumber::text).orElse(null);
        BodyFacts facts = new BodyFacts(name, bodyType, kept, code, distinct(aliases), distinct(groups), person);
        boolean days = !from.isEmpty() || !until.isEmpty();
        ImportedBody body = new ImportedBody(
                id, facts, List.copyOf(addresses.keySet()), days ? List.copyOf(addresses.values()) : List.of());
        return new Row(line, id, body, List.of());
    }

    /** Each address with its days, in the order of the file; of one that stands there twice the first place counts. */
    private Map<String, Days> addresses(List<String> emails, List<String> from, List<String> until) {
        if (from.size() > emails.size()) tooManyDays("emailsFrom");
        if (until.size() > emails.size()) tooManyDays("emailsUntil");
        Map<String, Days> addresses = new LinkedHashMap<>();
        for (int at = 0; at < emails.size(); at++) {
            LocalDate first = day("emailsFrom", from, at);
            LocalDate last = day("emailsUntil", until, at);
            if (first != null && last != null && last.isBefore(first)) {
                problem(
                        "emailsUntil",
                        "until-before-from",
                        "den sista dagen för " + cut(emails.get(at)) + ", " + last + ", är före den första, " + first);
            }
            addresses.putIfAbsent(emails.get(at), new Days(first, last));
        }
        return addresses;
    }

    private void tooManyDays(String member) {
        problem(member, "more-days-than-addresses", "det finns fler dagar än adresser");
    }

    private @Nullable LocalDate day(String member, List<String> days, int at) {
        String written = at < days.size() ? days.get(at) : "";
        if (written.isEmpty()) return null;
        try {
            return LocalDate.parse(written);
        } catch (DateTimeParseException e) {
            problem(member, "not-a-day", "”" + cut(written) + "” är inget datum. Skriv det som 2027-01-31");
            return null;
        }
    }

    private void name(String member, String name) {
        NameFault.of(name).ifPresent(fault -> problem(member, fault.reason(), fault.detail()));
    }

    /** Whoever reads of an address that looks right has to learn of what cannot be seen in it. */
    private static String noAddress(String email) {
        boolean hidden = email.codePoints().anyMatch(Character::isISOControl);
        return hidden
                ? "e-postadressen ”" + cut(email) + "” har en radbrytning eller ett annat tecken som inte syns"
                : "”" + cut(email) + "” är ingen e-postadress";
    }

    private @Nullable BodyType type(String type) {
        for (BodyType known : BodyType.values()) if (known.name().equals(type)) return known;
        problem(
                "type",
                "bad-type",
                "typen ska vara någon av "
                        + String.join(
                                ", ",
                                Stream.of(BodyType.values()).map(Enum::name).toList())
                        + ", inte ”" + cut(type) + "”");
        return null;
    }

    private Optional<OrganisationNumber> organisationNumber(String written) {
        if (written.isEmpty()) return Optional.empty();
        Optional<OrganisationNumber> number = OrganisationNumber.of(written);
        if (number.isEmpty()) {
            problem(
                    "organisationNumber",
                    "bad-organisation-number",
                    "organisationsnumret är inte tio siffror med rätt kontrollsiffra");
        }
        return number;
    }

    private @Nullable String municipalityCode(String code, @Nullable BodyType type) {
        if (code.isEmpty()) return null;
        if (!MUNICIPALITY_CODE.matcher(code).matches()) {
            problem(
                    "municipalityCode",
                    "bad-municipality-code",
                    "kommunkoden ska ha fyra siffror (0114, inte 114), inte ”" + cut(code) + "”");
        } else if (type != null && type != BodyType.MUNICIPALITY) {
            problem("municipalityCode", "not-a-municipality", "bara en kommun har kommunkod");
        }
        return code;
    }

    private void problem(String member, String reason, String detail) {
        problems.add(new Problem(line, member, reason, "Rad %d: %s.".formatted(line, detail)));
    }

    private static List<String> distinct(List<String> values) {
        return List.copyOf(new LinkedHashSet<>(values));
    }

    static String cut(String text) {
        String plain = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return plain.length() <= 60 ? plain : plain.substring(0, 60) + "…";
    }
}
