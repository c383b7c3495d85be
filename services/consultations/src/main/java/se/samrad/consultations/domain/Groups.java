package se.samrad.consultations.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.samrad.consultations.domain.Bodies.Body;
import se.samrad.contracts.Topics;
import se.samrad.contracts.Vocabulary;
import se.samrad.contracts.consultations.BodyFacts;
import se.samrad.contracts.consultations.GroupEvent;
import se.samrad.contracts.consultations.GroupEvent.GroupDefined;
import se.samrad.contracts.consultations.GroupFacts;
import se.samrad.contracts.consultations.GroupFacts.Rule;
import se.samrad.eventing.EventTypes;
import se.samrad.eventing.StreamKind;

/** Groups of bodies that are asked together, named one by one or by a rule, each on the days that it is so. */
public final class Groups {
    /** A group, or not yet. */
    public sealed interface Group {
        /** Nobody has said what it is. */
        record None() implements Group {}

        /** Somebody has said what it is. */
        record Defined(GroupFacts facts) implements Group {}
    }

    /** Why a body belongs to a group. */
    public enum Because {
        /** The group names it. */
        NAMED,
        /** The register says it of the body. */
        REGISTERED,
        RULE
    }

    /** Streams {@code groups/<id>}. */
    public static final StreamKind<GroupEvent, Group> GROUP = StreamKind.confidential(
            Vocabulary.GROUPS.stream(),
            Topics.CONSULTATIONS,
            "/samrad/consultations",
            EventTypes.of(GroupEvent.class),
            new Group.None(),
            Groups::evolve,
            new StreamKind.Standing<>(Vocabulary.schema(GroupFacts.class), Groups::standing));

    private Groups() {}

    public static String stream(String id) {
        return GROUP.name() + "/" + id;
    }

    /** Says what the group is; the same again changes nothing. */
    public static List<GroupEvent> define(GroupFacts facts, Group state) {
        boolean same = state instanceof Group.Defined defined && defined.facts().equals(facts);
        return same ? List.of() : List.of(new GroupDefined(facts));
    }

    public static Group evolve(Group state, GroupEvent event) {
        return switch (event) {
            case GroupDefined defined -> new Group.Defined(defined.facts());
        };
    }

    private static Object standing(Group state) {
        return switch (state) {
            case Group.None none -> throw new IllegalStateException("no such group");
            case Group.Defined defined -> defined.facts();
        };
    }

    /**
     * Why a body belongs to a group on a day; empty when it does not. A body that is no more belongs to none, and a person is
     * never asked with others.
     *
     * @param facts null when nobody has said what the group is: then only what the register says of the body counts
     * @param id of the body; members that were merged into it are named by it
     * @param on in Sweden
     */
    public static Optional<Because> belongs(
            String group, @Nullable GroupFacts facts, String id, Body.Registered body, LocalDate on) {
        BodyFacts known = body.facts();
        if (known.person() || !within(null, body.leftOn(), on)) return Optional.empty();
        if (facts != null) {
            if (!within(facts.from(), facts.until(), on)) return Optional.empty();
            boolean named = facts.members().stream()
                    .anyMatch(member -> member.body().equals(id) && within(member.from(), member.until(), on));
            if (named) return Optional.of(Because.NAMED);
        }
        if (known.groups().contains(group)) return Optional.of(Because.REGISTERED);
        Rule rule = facts == null ? null : facts.rule();
        return rule != null && holds(rule, known) ? Optional.of(Because.RULE) : Optional.empty();
    }

    private static boolean holds(Rule rule, BodyFacts body) {
        String county = rule.county();
        String code = body.municipalityCode();
        return (rule.types().isEmpty() || rule.types().contains(body.type()))
                && (county == null || (code != null && code.startsWith(county)));
    }

    private static boolean within(@Nullable LocalDate from, @Nullable LocalDate until, LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
    }
}
