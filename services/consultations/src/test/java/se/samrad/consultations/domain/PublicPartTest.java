package se.samrad.consultations.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samrad.consultations.domain.ConsultationsTest.FIRST;
import static se.samrad.consultations.domain.ConsultationsTest.LAST;
import static se.samrad.consultations.domain.ConsultationsTest.facts;
import static se.samrad.consultations.domain.ConsultationsTest.proposal;
import static se.samrad.consultations.domain.ConsultationsTest.section;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.consultations.BodyFacts;
import se.samrad.contracts.consultations.Facts;
import se.samrad.contracts.consultations.Section;
import se.samrad.eventing.Command;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Commit;
import se.samrad.eventing.Recorded;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.StreamKind;
import se.samrad.eventing.store.CommitStore;

/** What nobody outside may know is in no public part, whatever is asked in whatever order. */
class PublicPartTest {
    private static final int STEPS = 60;
    private static final String STREAM = "consultations/exempel-hamnen";

    /** Commits in memory, for one test. */
    private static final class Kept implements CommitStore {
        final List<Commit> all = new ArrayList<>();
        private final Map<String, Commit> ids = new HashMap<>();

        @Override
        public Appended append(Commit commit) {
            ids.put(commit.id(), commit);
            all.add(commit);
            return new Appended.Done();
        }

        @Override
        public Optional<Commit> at(String stream, long first) {
            return Optional.ofNullable(ids.get(Commit.id(stream, first)));
        }

        @Override
        public Optional<Commit> byKey(String key) {
            return Optional.empty();
        }

        @Override
        public List<Head> heads(String after, int limit) {
            return List.of();
        }
    }

    private final Kept kept = new Kept();
    private final Commands commands = new Commands(
            kept,
            commit -> {},
            Clock.fixed(ConsultationsTest.FIRST.atStartOfDay().toInstant(ZoneOffset.UTC), ZoneOffset.UTC));

    private <E, S> void ask(StreamKind<E, S> kind, String stream, Commands.Decision<E, S> decision) {
        try {
            commands.handle(kind, stream, Command.of("someone", null, ""), decision);
        } catch (Rejected rejected) {
            assertThat(rejected.reason()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void nothingIsPublicBeforeItOpensAndNothingOfADraftEver(long seed) {
        for (int round = 0; round < 50; round++) {
            kept.all.clear();
            kept.ids.clear();
            String stream = STREAM + round;
            Random random = new Random(seed * 1_000 + round);
            LocalDate today = FIRST.minusDays(10);
            for (int step = 0; step < STEPS; step++) {
                LocalDate day = today;
                ConsultationCommand command = command(random, step, day);
                ask(Consultations.CONSULTATION, stream, state -> Consultations.decide(day, command, state));
                today = today.plusDays(random.nextInt(3));
            }
            check();
        }
    }

    private static ConsultationCommand command(Random random, int step, LocalDate today) {
        return switch (random.nextInt(10)) {
            case 0, 1 -> {
                Facts facts = facts("UTKAST " + step, FIRST.plusDays(random.nextInt(20)), LAST.plusDays(20));
                yield new ConsultationCommand.Draft(facts, Guide.NONE, List.of(), "handlaggare");
            }
            case 2, 3 -> {
                Section section = section("avsnitt-" + step, "HEMLIGT " + step);
                yield proposal(random.nextInt(3), section, section("andra-" + step, "HEMLIGT2 " + step));
            }
            case 4 -> new ConsultationCommand.Open(Guide.NONE);
            case 5 -> new ConsultationCommand.Extend(today.plusDays(random.nextInt(30)), "Skäl.");
            case 6 -> new ConsultationCommand.Close();
            case 7 ->
                random.nextInt(6) == 0
                        ? new ConsultationCommand.Cancel("Inställd.")
                        : new ConsultationCommand.LookAtTheClock();
            case 8 ->
                new ConsultationCommand.CorrectCaseNumber(
                        "exempel-hamnen", "EX " + step, "Skäl.", "handlaggare", new CaseRegisters(Map.of()));
            default -> new ConsultationCommand.LookAtTheClock();
        };
    }

    private void check() {
        boolean opened = false;
        boolean told = false;
        List<String> published = new ArrayList<>();
        List<String> filedUnpublished = new ArrayList<>();
        String title = "";
        for (Commit commit : kept.all) {
            for (Recorded event : commit.events()) {
                opened |= event.type().equals("consultation-opened");
                if (event.type().equals("consultation-revised") || event.type().equals("consultation-drafted")) {
                    assertThat(event.told()).isNull();
                    title = event.data().replaceAll(".*\"title\":\"([^\"]*)\".*", "$1");
                }
                if (event.type().equals("section-filed")) {
                    assertThat(event.told()).isNull();
                    filedUnpublished.add(event.data().replaceAll(".*(HEMLIGT2? \\d+).*", "$1"));
                }
                if (event.told() == null) {
                    if (told) continue;
                    assertThat(opened).as("opened without telling").isFalse();
                    continue;
                }
                assertThat(opened)
                        .as("%s is told before it opened", event.type())
                        .isTrue();
                told = true;
                String everything = event.told().data() + event.told().after();
                published.add(everything);
                assertThat(event.told().after()).contains("\"title\":\"" + title + "\"");
                for (String other : titlesIn(everything)) assertThat(other).isEqualTo(title);
                if (event.type().equals("section-published")) {
                    filedUnpublished.remove(event.told().data().replaceAll(".*(HEMLIGT2? \\d+).*", "$1"));
                }
            }
        }
        for (String secret : filedUnpublished) {
            assertThat(published).noneMatch(text -> text.contains("\"" + secret + "\""));
        }
    }

    private static List<String> titlesIn(String text) {
        List<String> titles = new ArrayList<>();
        var found = java.util.regex.Pattern.compile("UTKAST \\d+").matcher(text);
        while (found.find()) titles.add(found.group());
        return titles;
    }

    @Test
    void ofAPersonInTheRegisterNothingIsPublic() {
        BodyFacts person = new BodyFacts(Bodies.PERSON_NAME, BodyType.OTHER, null, null, List.of(), List.of(), true);
        ask(Bodies.BODY, "bodies/exempel-person", state -> Bodies.register(person, state));
        assertThat(kept.all.getLast().events().getFirst().told()).isNull();
    }

    @Test
    void ofABodyOnlyNameTypeAndCodeArePublicAndOnlyWhenTheyChange() {
        BodyFacts first = new BodyFacts(
                "Exempelby kommun",
                BodyType.MUNICIPALITY,
                "212000-0142",
                "9901",
                List.of("Exempelby"),
                List.of("karnkommuner"),
                false);
        BodyFacts aliased = new BodyFacts(
                "Exempelby kommun", BodyType.MUNICIPALITY, "212000-0142", "9901", List.of(), List.of(), false);
        ask(Bodies.BODY, "bodies/exempelby", state -> Bodies.register(first, state));
        Recorded.Part told = java.util.Objects.requireNonNull(
                kept.all.getLast().events().getFirst().told());
        assertThat(told.after())
                .isEqualTo("{\"name\":\"Exempelby kommun\",\"type\":\"MUNICIPALITY\",\"municipalityCode\":\"9901\"}");
        ask(Bodies.BODY, "bodies/exempelby", state -> Bodies.register(aliased, state));
        assertThat(kept.all).hasSize(2);
        assertThat(kept.all.getLast().events().getFirst().told()).isNull();
        ask(Bodies.BODY, "bodies/exempelby", state -> Bodies.register(aliased, state));
        assertThat(kept.all).hasSize(2);
    }

    @Test
    void theWeightOfACommitIsNeverUnderestimated() {
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            sections.add(section("avsnitt-" + i, "Å \"citat\" och \\ bakstreck.\n\n– tankstreck 🚲\t".repeat(i)));
        }
        Section[] all = sections.toArray(Section[]::new);
        Facts facts = facts("Exempel: hamnen", FIRST, LAST);
        ask(
                Consultations.CONSULTATION,
                STREAM,
                state -> Consultations.decide(
                        FIRST, new ConsultationCommand.Draft(facts, Guide.NONE, List.of(), "handlaggare"), state));
        ask(
                Consultations.CONSULTATION,
                STREAM,
                state -> Consultations.decide(FIRST, new ConsultationCommand.Open(Guide.NONE), state));
        ask(Consultations.CONSULTATION, STREAM, state -> Consultations.decide(FIRST, proposal(0, all), state));
        long bytes = 0;
        for (Recorded event : kept.all.getLast().events()) {
            bytes += event.data().getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
            bytes += event.after().getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
            if (event.told() == null) continue;
            bytes += event.told().data().getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
            bytes += event.told().after().getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        }
        assertThat(kept.all.getLast().events()).hasSize(402);
        assertThat(Weight.ofPublishing(facts, null, sections)).isBetween(bytes, 2 * bytes);
    }
}
