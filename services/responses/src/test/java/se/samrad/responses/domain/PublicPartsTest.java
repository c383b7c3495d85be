package se.samrad.responses.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samrad.responses.domain.ResponseSpec.LAST_DAY;
import static se.samrad.responses.domain.ResponseSpec.MASKED;
import static se.samrad.responses.domain.ResponseSpec.NOW;
import static se.samrad.responses.domain.ResponseSpec.ORIGINAL;
import static se.samrad.responses.domain.ResponseSpec.PASSAGES;
import static se.samrad.responses.domain.ResponseSpec.received;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.Position;
import se.samrad.contracts.Stored;
import se.samrad.contracts.consultations.Publishing;
import se.samrad.contracts.responses.Channel;
import se.samrad.contracts.responses.OwnDecision;
import se.samrad.contracts.responses.ResponseEvent.ResponseConfirmed;
import se.samrad.contracts.responses.ResponseEvent.ResponsePublished;
import se.samrad.contracts.responses.ResponseEvent.ResponseReceived;
import se.samrad.contracts.responses.ResponseEvent.ResponseSupplemented;
import se.samrad.contracts.responses.SectionPosition;
import se.samrad.contracts.responses.Sender;
import se.samrad.eventing.Command;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Commit;
import se.samrad.eventing.Recorded;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.store.CommitStore;

/** What everybody may know, read off the commits as they are stored. */
class PublicPartsTest {
    private static final Stored ADDED = new Stored("9".repeat(64), 900);

    private static final int SEQUENCES = 800;
    private static final int ACTS = 25;

    /** Commits in memory. */
    private static final class Remembered implements CommitStore {
        private final Map<String, Commit> byId = new HashMap<>();
        private final List<Commit> all = new ArrayList<>();

        @Override
        public Appended append(Commit commit) {
            if (byId.putIfAbsent(commit.id(), commit) != null) return new Appended.VersionTaken();
            all.add(commit);
            return new Appended.Done();
        }

        @Override
        public Optional<Commit> at(String stream, long first) {
            return Optional.ofNullable(byId.get(Commit.id(stream, first)));
        }

        @Override
        public Optional<Commit> byKey(String key) {
            return all.stream()
                    .filter(commit -> commit.command().key().equals(key))
                    .findFirst();
        }

        @Override
        public List<Head> heads(String after, int limit) {
            return List.of();
        }
    }

    private static final String STREAM = "responses/exempel-fardplan/exempelby";

    private final Remembered store = new Remembered();
    private final Commands commands = new Commands(store, commit -> {}, Clock.fixed(NOW, ZoneOffset.UTC));

    private void act(Act act) {
        commands.handle(Responses.KIND, STREAM, Command.of("test", null, "act"), response -> Act.decide(act, response));
    }

    private List<Recorded.Part> told() {
        List<Recorded.Part> told = new ArrayList<>();
        for (Commit commit : store.all) {
            for (Recorded event : commit.events()) if (event.told() != null) told.add(event.told());
        }
        return told;
    }

    @Test
    void ofAnOrganisationIsToldThatItAnsweredAndWhenAndNothingElse() {
        act(new Act.Receive(received(Sender.BODY)));
        assertThat(told()).singleElement().satisfies(part -> {
            assertThat(part.type()).isEqualTo("organisation-answered");
            assertThat(part.data())
                    .isEqualTo("{\"arrived\":{\"day\":\"2026-11-22\",\"at\":\"2026-11-22T10:15:30.123Z\"}}");
            assertThat(part.after())
                    .isEqualTo("{\"standing\":true,\"sender\":\"BODY\",\"arrived\":{\"day\":\"2026-11-22\","
                            + "\"at\":\"2026-11-22T10:15:30.123Z\"},\"published\":false}");
        });
    }

    @Test
    void ofAPersonIsToldTheDayAndTheRecordSaysThatDaysMidnightInSweden() {
        act(new Act.Receive(received(Sender.PERSON)));
        assertThat(told()).singleElement().satisfies(part -> {
            assertThat(part.type()).isEqualTo("person-answered");
            assertThat(part.data()).isEqualTo("{\"day\":\"2026-11-22\"}");
            assertThat(part.time()).isEqualTo(Instant.parse("2026-11-21T23:00:00Z"));
            assertThat(part.after()).doesNotContain("10:15");
        });
    }

    @Test
    void registeringCheckingAndMaskingTellNothing() {
        act(new Act.Receive(received(Sender.BODY)));
        act(new Act.Register("EX 1", null));
        act(new Act.Assess(true, "OSL 21 kap. 1 §", null, LAST_DAY, List.of(), null));
        act(new Act.Mask(MASKED, PASSAGES, null));
        assertThat(told()).hasSize(1);
    }

    @Test
    void theCourseIsToldStepByStep() {
        act(new Act.Receive(received(Sender.BODY)));
        act(new Act.Register("EX 1", null));
        act(new Act.Assess(false, null, null, LAST_DAY, List.of(), null));
        act(new Act.Mask(MASKED, PASSAGES, null));
        act(new Act.Publish(Publishing.RUNNING, LAST_DAY, NOW, 730));
        act(new Act.Retract("personuppgift", null));
        act(new Act.Disown("inte vi"));
        act(new Act.Receive(received(Sender.BODY)));
        assertThat(told().stream().map(Recorded.Part::type))
                .containsExactly(
                        "organisation-answered",
                        "response-readable",
                        "response-unreadable",
                        "answer-taken-back",
                        "organisation-answered");
        assertThat(told().get(1).data()).contains(MASKED.sha256(), "OPPOSES", "utgangslage");
        assertThat(told().get(2).data() + told().get(3).data()).doesNotContain("personuppgift", "inte vi");
    }

    @Test
    void aConfirmationIsToldOfWhatEverybodyReadsAndOfNothingElse() {
        Act confirm = new Act.Confirm(new ResponseConfirmed(
                Channel.EMAIL, Arrival.on(LAST_DAY), null, new OwnDecision("Exempelnämnden", LAST_DAY, null), null));
        act(new Act.Receive(preliminary()));
        act(confirm);
        assertThat(told()).hasSize(1);
        act(new Act.Supersede(preliminary(), null));
        act(new Act.Register("EX 1", 3L));
        act(new Act.Assess(false, null, null, LAST_DAY, List.of(), null));
        act(new Act.Publish(Publishing.RUNNING, LAST_DAY, NOW, 730));
        act(confirm);
        assertThat(told().getLast().type()).isEqualTo("answer-confirmed");
        assertThat(told().getLast().data()).isEqualTo("{\"day\":\"" + LAST_DAY + "\"}");
        assertThat(told().getLast().after())
                .contains("\"confirmed\":\"" + LAST_DAY + "\"")
                .doesNotContain("Exempel");
        assertThat(told().get(2).after()).contains("\"preliminary\":true");
    }

    private static ResponseReceived preliminary() {
        ResponseReceived received = received(Sender.BODY);
        return new ResponseReceived(
                received.sender(),
                received.channel(),
                received.arrived(),
                null,
                received.position(),
                received.sections(),
                true,
                null,
                null,
                received.text(),
                List.of(),
                received.content());
    }

    @Test
    void beforePublicationNeitherPositionNorHashNorNumberIsToldWhateverHappens() {
        Random random = new Random(42);
        for (int sequence = 0; sequence < SEQUENCES; sequence++) {
            Sender sender = Sender.values()[random.nextInt(3)];
            PublicPartsTest fresh = new PublicPartsTest();
            for (int i = 0; i < ACTS; i++) {
                try {
                    fresh.act(any(random, sender));
                } catch (Rejected refused) {
                    continue; // what is refused changes nothing
                }
            }
            fresh.checkSilence();
        }
    }

    /** Every public part belongs to a state in which what it tells can be read. */
    private void checkSilence() {
        Response response = Responses.KIND.initial();
        for (Commit commit : store.all) {
            for (Recorded event : commit.events()) {
                response = Responses.evolve(
                        response, Responses.KIND.types().read(event.type(), event.schema(), event.data()));
                Recorded.Part told = event.told();
                if (told == null) continue;
                ResponsePublished readable = InPublic.published(response);
                String said = told.data() + told.after();
                assertThat(said).doesNotContain("EX ", "OSL", "KS 2026", ResponseSpec.FILE.sha256(), "WEB");
                if (readable == null) {
                    assertThat(said)
                            .doesNotContain(
                                    "OPPOSES", "utgangslage", ORIGINAL.sha256(), MASKED.sha256(), ADDED.sha256());
                }
                // What the newest hides does not bind what everybody still reads of the one that it replaces.
                boolean masked = ((Response.Kept) response).record().hides()
                        && !(response instanceof Response.Standing standing && standing.earlierShown());
                if (masked) assertThat(said).doesNotContain(ORIGINAL.sha256());
                if (said.contains("PERSON")) assertThat(said).doesNotContain("\"at\"");
            }
        }
    }

    private static Act any(Random random, Sender sender) {
        Long of = random.nextInt(3) == 0 ? (Long) (2L + random.nextInt(8)) : null;
        return switch (random.nextInt(17)) {
            case 0 -> new Act.Receive(received(sender));
            case 1 -> new Act.Receive(sender == Sender.BODY ? preliminary() : received(sender));
            case 2 -> new Act.Register("EX " + random.nextInt(2), of);
            case 3 -> new Act.Assess(false, null, null, LAST_DAY, List.of(), of);
            case 4 -> new Act.Assess(true, "OSL 21 kap. 1 §", null, LAST_DAY, List.of(), null);
            case 5 ->
                random.nextBoolean() ? new Act.Mask(MASKED, PASSAGES, null) : new Act.Mask(ORIGINAL, List.of(), null);
            case 6 ->
                new Act.Publish(
                        Publishing.values()[random.nextInt(2)],
                        LAST_DAY,
                        Deadline.end(LAST_DAY).plusMillis(random.nextInt(2) - 1),
                        730,
                        List.of(),
                        of);
            case 7 -> new Act.Retract(random.nextBoolean() ? "EX skäl" : null, of);
            case 11 -> new Act.Interpret(null, List.of(new SectionPosition("mal", Position.NEITHER)), "EX skäl");
            case 9 -> new Act.Supersede(received(sender), null);
            case 10 ->
                new Act.Confirm(new ResponseConfirmed(
                        Channel.EMAIL,
                        Arrival.on(LAST_DAY),
                        "EX skäl",
                        new OwnDecision("EX nämnd", LAST_DAY, null),
                        ResponseSpec.FILE));
            case 8 ->
                new Act.Withdraw(
                        Channel.EMAIL, Arrival.on(LAST_DAY), "EX skäl", new Stored(ResponseSpec.FILE.sha256(), 9));
            case 12 ->
                new Act.Seal(
                        "EX skäl",
                        "EX nämnd",
                        LAST_DAY,
                        random.nextBoolean() ? List.of() : List.of(ResponseSpec.FILE.sha256()));
            case 13 -> new Act.Unseal("EX skäl");
            case 14, 15 ->
                new Act.Add(new ResponseSupplemented(
                        Channel.EMAIL,
                        Arrival.at(NOW),
                        "EX skäl",
                        ADDED,
                        List.of(ResponseSpec.FILE),
                        Integer.toHexString(random.nextInt(16)).repeat(64)));
            default -> new Act.Disown(null);
        };
    }
}
