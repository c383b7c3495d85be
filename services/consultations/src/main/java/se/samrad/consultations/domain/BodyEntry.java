package se.samrad.consultations.domain;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.Ids;
import se.samrad.contracts.consultations.BodyFacts;

/**
 * A body as somebody wrote it for the register, before it is known to make sense.
 *
 * @param emails null leaves the addresses as they are
 */
public record BodyEntry(
        @Nullable String id,
        @Nullable String name,
        @Nullable BodyType type,
        @Nullable String organisationNumber,
        @Nullable String municipalityCode,
        @Nullable List<@Nullable String> emails,
        @Nullable List<@Nullable String> aliases,
        @Nullable List<@Nullable String> groups) {
    private static final int NAME_CHARACTERS_MAX = 200;
    private static final int EMAILS_MAX = 20;
    private static final int NAMES_MAX = 50;
    private static final Pattern ORGANISATION_NUMBER = Pattern.compile("(?:16)?(\\d{6})-?(\\d{4})");
    private static final Pattern MUNICIPALITY_CODE = Pattern.compile("\\d{4}");

    /**
     * What of it may stand in events, and what may not.
     *
     * @param emails in lower case; null leaves them as they are
     * @param person of a person, what is known besides the id; null for other bodies
     */
    public record Sorted(
            String id,
            BodyFacts facts,
            @Nullable List<String> emails,
            @Nullable Person person) {
        /** The name to show to staff. */
        public String name() {
            return person == null ? facts.name() : person.name();
        }
    }

    /** What is known of a person who trades under a personal number. */
    public record Person(String name, String organisationNumber, List<String> aliases) {}

    /**
     * Sorts it, if it makes sense.
     *
     * @throws se.samrad.eventing.Rejected naming each wrong member
     */
    public Sorted sorted() {
        Findings findings = new Findings();
        String goodId = id == null ? "" : id.strip();
        if (!Ids.valid(goodId)) findings.add("id", goodId.isEmpty() ? "missing" : "bad-id");
        String goodName = findings.required("name", name, NAME_CHARACTERS_MAX);
        if (type == null) findings.add("type", "missing");
        String number = organisationNumber(findings);
        String code = municipalityCode == null || municipalityCode.isBlank() ? null : municipalityCode.strip();
        if (code != null && !MUNICIPALITY_CODE.matcher(code).matches()) {
            findings.add("municipalityCode", "not-a-municipality-code");
        }
        Set<String> goodAliases = new LinkedHashSet<>();
        findings.each(
                "aliases",
                aliases,
                NAMES_MAX,
                (member, alias) -> goodAliases.add(findings.required(member, alias, NAME_CHARACTERS_MAX)));
        Set<String> goodGroups = new LinkedHashSet<>();
        findings.each("groups", groups, NAMES_MAX, (member, group) -> {
            if (group == null || !Ids.valid(group.strip())) findings.add(member, "bad-id");
            else goodGroups.add(group.strip());
        });
        Set<String> goodEmails = new LinkedHashSet<>();
        findings.each("emails", emails, EMAILS_MAX, (member, email) -> EmailAddress.normalised(email)
                .ifPresentOrElse(goodEmails::add, () -> findings.add(member, "not-an-email")));
        findings.orElseReject();

        BodyType goodType = Objects.requireNonNull(type);
        List<String> addresses = emails == null ? null : List.copyOf(goodEmails);
        if (number != null && personal(number)) {
            BodyFacts facts = new BodyFacts(
                    Bodies.PERSON_NAME, goodType, null, code, List.of(), List.copyOf(goodGroups), true);
            return new Sorted(goodId, facts, addresses, new Person(goodName, number, List.copyOf(goodAliases)));
        }
        BodyFacts facts = new BodyFacts(
                goodName, goodType, number, code, List.copyOf(goodAliases), List.copyOf(goodGroups), false);
        return new Sorted(goodId, facts, addresses, null);
    }

    private @Nullable String organisationNumber(Findings findings) {
        if (organisationNumber == null || organisationNumber.isBlank()) return null;
        var match = ORGANISATION_NUMBER.matcher(organisationNumber.strip());
        if (!match.matches()) {
            findings.add("organisationNumber", "not-an-organisation-number");
            return null;
        }
        return match.group(1) + "-" + match.group(2);
    }

    /** The third digit of an organisation number is 2 or more; below that the number is a person's. */
    private static boolean personal(String number) {
        return number.charAt(2) < '2';
    }
}
