package se.samrad.consultations.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.samrad.consultations.domain.Bodies.Body;
import se.samrad.consultations.domain.GroupRequest.MemberRequest;
import se.samrad.consultations.domain.GroupRequest.RuleRequest;
import se.samrad.consultations.domain.Groups.Because;
import se.samrad.consultations.domain.Groups.Group;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.consultations.BodyFacts;
import se.samrad.contracts.consultations.GroupFacts;
import se.samrad.contracts.consultations.GroupFacts.Member;
import se.samrad.contracts.consultations.GroupFacts.Rule;
import se.samrad.eventing.Rejected;

class GroupsTest {
    private static final LocalDate DAY = LocalDate.parse("2026-10-01");

    private static Body.Registered body(
            BodyType type, @Nullable String code, List<String> groups, @Nullable LocalDate leftOn) {
        return new Body.Registered(
                new BodyFacts("Exempelby", type, null, code, List.of(), groups, false), null, List.of(), leftOn);
    }

    private static Body.Registered municipality(String code) {
        return body(BodyType.MUNICIPALITY, code, List.of(), null);
    }

    private static GroupFacts group(@Nullable Rule rule, Member... members) {
        return new GroupFacts("Exempelgruppen", null, null, List.of(members), rule);
    }

    private static Optional<Because> belongs(GroupFacts facts, Body.Registered body) {
        return Groups.belongs("gruppen", facts, "exempelby", body, DAY);
    }

    @Test
    void theMunicipalitiesOfACountyBelongByTheRuleAndNobodyElse() {
        GroupFacts facts = group(new Rule(List.of(BodyType.MUNICIPALITY), "99"));
        assertThat(belongs(facts, municipality("9901"))).contains(Because.RULE);
        assertThat(belongs(facts, municipality("0180"))).isEmpty();
        assertThat(belongs(facts, body(BodyType.MUNICIPALITY, null, List.of(), null)))
                .isEmpty();
        assertThat(belongs(facts, body(BodyType.REGION, "9901", List.of(), null)))
                .isEmpty();
    }

    @Test
    void whoIsNamedBelongsFromTheFirstDayToTheLast() {
        Member member = new Member("exempelby", DAY, DAY);
        assertThat(belongs(group(null, member), municipality("9901"))).contains(Because.NAMED);
        for (LocalDate other : List.of(DAY.minusDays(1), DAY.plusDays(1))) {
            assertThat(Groups.belongs("gruppen", group(null, member), "exempelby", municipality("9901"), other))
                    .isEmpty();
        }
        assertThat(belongs(group(null, new Member("exempelvik", null, null)), municipality("9901")))
                .isEmpty();
    }

    @Test
    void nobodyBelongsToAGroupOnADayWhenItIsNone() {
        Rule all = new Rule(List.of(BodyType.MUNICIPALITY), null);
        GroupFacts past = new GroupFacts("Den gamla gruppen", null, DAY.minusDays(1), List.of(), all);
        assertThat(belongs(past, body(BodyType.MUNICIPALITY, "9901", List.of("gruppen"), null)))
                .isEmpty();
        assertThat(Groups.belongs("gruppen", past, "exempelby", municipality("9901"), DAY.minusDays(1)))
                .contains(Because.RULE);
    }

    @Test
    void whatTheRegisterSaysOfABodyCountsAlsoWhereNobodyHasDefinedTheGroup() {
        Body.Registered body = body(BodyType.OTHER, null, List.of("gruppen"), null);
        assertThat(Groups.belongs("gruppen", null, "exempelby", body, DAY)).contains(Because.REGISTERED);
        assertThat(Groups.belongs("en-annan", null, "exempelby", body, DAY)).isEmpty();
    }

    @Test
    void aBodyThatIsNoMoreBelongsToTheLastOfItsDaysAndAPersonNever() {
        GroupFacts facts = group(new Rule(List.of(BodyType.OTHER), null));
        assertThat(belongs(facts, body(BodyType.OTHER, null, List.of(), DAY))).contains(Because.RULE);
        assertThat(belongs(facts, body(BodyType.OTHER, null, List.of(), DAY.minusDays(1))))
                .isEmpty();
        BodyFacts person =
                new BodyFacts(Bodies.PERSON_NAME, BodyType.OTHER, null, null, List.of(), List.of("gruppen"), true);
        assertThat(belongs(facts, new Body.Registered(person))).isEmpty();
    }

    @Test
    void sayingTheSameAgainChangesNothing() {
        GroupFacts facts = group(new Rule(List.of(BodyType.MUNICIPALITY), "99"));
        Group defined = Groups.evolve(
                new Group.None(), Groups.define(facts, new Group.None()).getFirst());
        assertThat(Groups.define(facts, defined)).isEmpty();
        assertThat(Groups.define(group(null), defined)).hasSize(1);
    }

    @Test
    void everythingThatIsWrongInARequestIsNamed() {
        GroupRequest request = new GroupRequest(
                " ",
                "2026-12-31",
                "2026-01-01",
                Arrays.asList(
                        new MemberRequest("finns-inte", null, "i morgon"),
                        null,
                        new MemberRequest("exempelby", "", "")),
                new RuleRequest(List.of("KUNGARIKE"), "Stockholm"));
        assertThatThrownBy(() -> request.check("exempelby"::equals))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.members())
                                .extracting(member -> member.member() + " " + member.reason())
                                .containsExactlyInAnyOrder(
                                        "name missing",
                                        "until until-before-from",
                                        "members[0].body unknown-body",
                                        "members[0].until not-a-day",
                                        "members[1].body missing",
                                        "rule.types[0] bad-type",
                                        "rule.county not-a-county"));
        assertThatThrownBy(
                        () -> new GroupRequest("G", null, null, null, new RuleRequest(null, null)).check(body -> true))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void whoeverIsNamedTwiceIsNamedAsTheLastTime() {
        GroupFacts facts = new GroupRequest(
                        "G",
                        null,
                        null,
                        List.of(new MemberRequest("a-b", null, null), new MemberRequest("a-b", null, "2026-12-31")),
                        null)
                .check(body -> true);
        assertThat(facts.members()).containsExactly(new Member("a-b", null, LocalDate.parse("2026-12-31")));
    }
}
