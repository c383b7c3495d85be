package se.samrad.consultations.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.consultations.GroupFacts;
import se.samrad.contracts.consultations.GroupFacts.Member;
import se.samrad.contracts.consultations.GroupFacts.Rule;
import se.samrad.eventing.Findings;

/** What somebody wrote of a group, before it is known to make sense. */
public record GroupRequest(
        @Nullable String name,
        @Nullable String from,
        @Nullable String until,
        @Nullable List<@Nullable MemberRequest> members,
        @Nullable RuleRequest rule) {
    /** A body that is named, and from when to when. */
    public record MemberRequest(
            @Nullable String body,
            @Nullable String from,
            @Nullable String until) {}

    /** What a body must be. */
    public record RuleRequest(
            @Nullable List<@Nullable String> types,
            @Nullable String county) {}

    private record Days(@Nullable LocalDate from, @Nullable LocalDate until) {}

    private static final int NAME_CHARACTERS_MAX = 100;
    private static final int MEMBERS_MAX = 2_000;
    private static final Pattern COUNTY = Pattern.compile("[0-9]{2}");

    /**
     * @param known whether a body is in the register and can be asked
     * @throws se.samrad.eventing.Rejected naming each wrong member
     */
    public GroupFacts check(Predicate<String> known) {
        Findings findings = new Findings();
        String called = findings.requiredLine("name", name, NAME_CHARACTERS_MAX);
        Days days = days(findings, "", from, until);
        // Whoever is named twice is named as the last time.
        Map<String, Member> named = new LinkedHashMap<>();
        findings.each("members", members, MEMBERS_MAX, (place, member) -> {
            String body = member == null ? null : member.body();
            if (member == null || body == null) {
                findings.add(place + ".body", "missing");
                return;
            }
            Days its = days(findings, place + ".", member.from(), member.until());
            if (!known.test(body)) findings.add(place + ".body", "unknown-body");
            named.put(body, new Member(body, its.from(), its.until()));
        });
        Rule found = rule == null ? null : rule(findings, rule);
        findings.orElseReject();
        return new GroupFacts(called, days.from(), days.until(), List.copyOf(named.values()), found);
    }

    private static Rule rule(Findings findings, RuleRequest rule) {
        List<BodyType> types = new ArrayList<>();
        findings.each("rule.types", rule.types(), BodyType.values().length, (place, written) -> {
            BodyType type = type(written);
            if (type == null) findings.add(place, "bad-type");
            else if (!types.contains(type)) types.add(type);
        });
        String county = rule.county() == null || rule.county().isBlank()
                ? null
                : rule.county().strip();
        if (county != null && !COUNTY.matcher(county).matches()) findings.add("rule.county", "not-a-county");
        if (findings.none() && types.isEmpty() && county == null) findings.add("rule", "missing");
        return new Rule(types, county);
    }

    private static @Nullable BodyType type(@Nullable String written) {
        for (BodyType type : BodyType.values()) if (type.name().equals(written)) return type;
        return null;
    }

    private static Days days(Findings findings, String of, @Nullable String from, @Nullable String until) {
        LocalDate first = from == null || from.isBlank() ? null : findings.day(of + "from", from);
        LocalDate last = until == null || until.isBlank() ? null : findings.day(of + "until", until);
        if (first != null && last != null && last.isBefore(first)) findings.add(of + "until", "until-before-from");
        return new Days(first, last);
    }
}
