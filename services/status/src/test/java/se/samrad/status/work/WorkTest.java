package se.samrad.status.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.Position;
import se.samrad.contracts.Stored;
import se.samrad.contracts.mail.LetterEvent;
import se.samrad.contracts.mail.LetterState;
import se.samrad.contracts.responses.Channel;
import se.samrad.contracts.responses.Passage;
import se.samrad.contracts.responses.ResponseEvent;
import se.samrad.contracts.responses.ResponseState;
import se.samrad.contracts.responses.Sender;
import se.samrad.eventing.bench.Bench;
import se.samrad.status.Served;
import se.samrad.status.history.Amending;
import se.samrad.status.history.Story;
import tools.jackson.databind.JsonNode;

class WorkTest extends Served {
    private static final LocalDate CLOSES =
            Deadline.day(Clock.systemUTC().instant()).plusDays(10);

    private static Arrival arrived(int day) {
        return Arrival.on(LocalDate.of(2026, 10, day));
    }

    private JsonNode pile(String kind) {
        for (JsonNode pile : staff("work").get("items"))
            if (pile.get("kind").asString().equals(kind)) return pile;
        throw new AssertionError("no pile of " + kind);
    }

    private int count(String kind) {
        return pile(kind).get("count").asInt();
    }

    private Story four(String id) {
        Story story = story().opened(id, "Exempel: plan", CLOSES);
        for (String body : new String[] {"exempel-a", "exempel-b", "exempel-c", "exempel-d"}) {
            story.invited(id, body, "Exempel " + body, BodyType.MUNICIPALITY);
        }
        return story;
    }

    @Test
    void responsesWaitInTheQueueOfTheirNextStepOldestFirst() {
        String id = Bench.id("plan");
        Story story = four(id).at(Instant.parse("2026-10-20T08:00:00Z"))
                .answered(id, "exempel-a", Sender.BODY, Position.SUPPORTS, arrived(9))
                .answered(id, "exempel-b", Sender.BODY, null, arrived(8))
                .answered(id, "exempel-c", Sender.BODY, null, arrived(7))
                .registered(id, "exempel-c", "EX 1-1")
                .answered(id, "exempel-d", Sender.BODY, null, arrived(6))
                .registered(id, "exempel-d", "EX 1-2")
                .assessed(id, "exempel-d");
        fold(story);
        String own = "&consultation=" + id;
        JsonNode waiting = staff("responses?state=TO_REGISTER" + own);
        assertThat(each(waiting, "response")).containsExactly(id + "--exempel-b", id + "--exempel-a");
        JsonNode first = waiting.get("items").get(0);
        assertThat(first.get("ageHours").asLong()).isPositive();
        assertThat(first.get("consultationTitle").asString()).isEqualTo("Exempel: plan");
        assertThat(first.get("receivedAt").asString()).isEqualTo("2026-10-20T08:00:00.000Z");
        assertThat(each(staff("responses?state=TO_ASSESS" + own), "status")).containsExactly("REGISTERED");
        assertThat(each(staff("responses?state=TO_PUBLISH" + own), "body")).containsExactly("exempel-d");
        assertThat(count("TO_REGISTER")).isGreaterThanOrEqualTo(2);
        assertThat(pile("TO_REGISTER").get("oldest").asString()).endsWith("Z");

        story.published(id, "exempel-d");
        fold(story);
        assertThat(each(staff("responses?state=TO_PUBLISH" + own), "body")).isEmpty();
        JsonNode published = open("consultations/" + id + "/responses");
        assertThat(each(published, "response")).containsExactly(id + "--exempel-d");
        assertThat(published.toString()).doesNotContain("documentNumber", "exempel-a");
        assertThat(open("responses/" + id + "--exempel-d").get("publishedAt").asString())
                .isEqualTo("2026-10-20T08:00:00.000Z");
        assertThat(get("/api/public/responses/" + id + "--exempel-a").statusCode())
                .isEqualTo(404);

        story.retracted(id, "exempel-d");
        fold(story);
        assertThat(get("/api/public/responses/" + id + "--exempel-d").statusCode())
                .isEqualTo(404);
        assertThat(each(staff("responses?state=TO_PUBLISH" + own), "body"))
                .as("what was taken down does not ask to be put up again")
                .isEmpty();
        assertThat(each(staff("consultations/" + id + "/responses"), "status"))
                .containsExactlyInAnyOrder("RECEIVED", "RECEIVED", "REGISTERED", "RETRACTED");
    }

    @Test
    void whatHoldsSecretPassagesWaitsToBePublishedWithoutThemAndWhatIsSecretAsAWholeDoesNot() {
        String id = Bench.id("plan");
        Passage passage = new Passage("text", 0, 5, Passage.Ground.SECRECY, "OSL 21 kap. 1 §");
        Story story = four(id).at(Instant.parse("2026-10-20T08:00:00Z"));
        for (String body : new String[] {"exempel-a", "exempel-b"}) {
            story.answered(id, body, Sender.BODY, null, arrived(8)).registered(id, body, "EX 1");
        }
        Amending.secret(story, id, "exempel-a", List.of(passage));
        fold(Amending.secret(story, id, "exempel-b", List.of()));
        String waiting = "responses?state=TO_PUBLISH&consultation=" + id;
        assertThat(each(staff(waiting), "body")).containsExactly("exempel-a");
        Amending.secret(story, id, "exempel-a", List.of());
        fold(Amending.secret(story, id, "exempel-b", List.of(passage)));
        assertThat(each(staff(waiting), "body")).containsExactly("exempel-b");
        fold(story.published(id, "exempel-b"));
        assertThat(each(staff(waiting), "body")).isEmpty();
    }

    @Test
    void aWishForMoreTimeWaitsUntilItIsGrantedOrTheBodyAnswers() {
        String id = Bench.id("plan");
        int before = count("MORE_TIME");
        Story story = four(id).at(Instant.parse("2026-10-03T08:00:00Z"))
                .requested(id, "exempel-a", CLOSES.plusDays(5), "nämnd")
                .requested(id, "exempel-b", CLOSES.plusDays(5), "nämnd");
        fold(story);
        assertThat(count("MORE_TIME")).isEqualTo(before + 2);
        JsonNode matters = staff("work/matters?kind=MORE_TIME&size=200");
        assertThat(each(matters, "reason")).contains("nämnd");
        assertThat(matters.at("/items/0/version").asLong()).isPositive();
        fold(story.moreTime(id, "exempel-a", CLOSES.plusDays(5))
                .answered(id, "exempel-b", Sender.BODY, null, arrived(9)));
        assertThat(count("MORE_TIME")).isEqualTo(before);
    }

    @Test
    void anUnapprovedNoteAndAnUncertainLetterWaitForSomebody() {
        String id = Bench.id("plan");
        int notes = count("NOTES_TO_APPROVE");
        int letters = count("MAIL_UNCERTAIN");
        Story story = four(id).meeting(Bench.id("mote"), "Exempel: möte", "2026-11", null, id, "exempel-a");
        story.script()
                .tell(
                        "letters/invitation-" + id + "/exempel-a",
                        new LetterEvent.HandoverBegun(1),
                        new LetterState(LetterState.Status.HANDING_OVER, "invitation", 1));
        fold(story);
        assertThat(count("NOTES_TO_APPROVE")).isEqualTo(notes + 1);
        assertThat(count("MAIL_UNCERTAIN")).isEqualTo(letters + 1);
        JsonNode sent = staff("letters?consultation=" + id);
        assertThat(each(sent, "body")).containsExactly("exempel-a");
        assertThat(each(sent, "status")).containsExactly("HANDING_OVER");
    }

    @Test
    void anInvitationThatCameBackWaitsForNobodyWhenAnotherHasGoneInItsPlaceUnlessThatCameBackToo() {
        String id = Bench.id("plan");
        int letters = count("MAIL_UNCERTAIN");
        Story story = four(id);
        LetterState lost = new LetterState(LetterState.Status.BOUNCED, "invitation", 1, "bounced", "5.1.1");
        for (String body : new String[] {"exempel-a", "exempel-b"}) {
            story.script()
                    .tell("letters/invitation-" + id + "/" + body, new LetterEvent.LetterBounced("a", "5.1.1"), lost);
        }
        story.script()
                .tell(
                        "letters/invitation-" + id + "--2/exempel-a",
                        new LetterEvent.LetterSent("b", null),
                        new LetterState(LetterState.Status.SENT, "invitation", 1));
        story.script()
                .tell("letters/invitation-" + id + "--2/exempel-b", new LetterEvent.LetterBounced("b", "5.1.1"), lost);
        fold(story);
        assertThat(count("MAIL_UNCERTAIN")).isEqualTo(letters + 1);
        JsonNode rows = staff("consultations/" + id + "/bodies");
        assertThat(row(rows, "exempel-a")).doesNotContain("unreached");
        assertThat(row(rows, "exempel-b")).contains("\"unreached\":true");
    }

    @Test
    void anInvitationThatHadNowhereToGoWasNotSentAndIsNotCountedAsUnopened() {
        String id = Bench.id("plan");
        Story story = four(id);
        story.script()
                .tell(
                        "letters/invitation-" + id + "/exempel-a",
                        new LetterEvent.LetterUndeliverable("no-address", null),
                        new LetterState(LetterState.Status.UNDELIVERABLE, "invitation", 0, "no-address", null));
        story.script()
                .tell(
                        "letters/invitation-" + id + "/exempel-b",
                        new LetterEvent.LetterBounced("b", "5.1.1"),
                        new LetterState(LetterState.Status.BOUNCED, "invitation", 1, "bounced", "5.1.1"));
        fold(story);
        JsonNode rows = staff("consultations/" + id + "/bodies");
        assertThat(row(rows, "exempel-a")).contains("\"unreached\":true", "\"unsent\":true");
        assertThat(row(rows, "exempel-b")).contains("\"unreached\":true").doesNotContain("unsent");
        String unopened = staff("consultations/" + id + "/bodies?opened=false").toString();
        assertThat(unopened).contains("exempel-b").doesNotContain("exempel-a");
    }

    @Test
    void thatAnAnswerIsPreliminaryIsToldStaffAlone() {
        String id = Bench.id("plan");
        Story story = four(id);
        fold(story.answered(id, "exempel-a", Sender.BODY, Position.SUPPORTS, arrived(7)));
        story.script()
                .tell(
                        "responses/" + id + "/exempel-b",
                        new ResponseEvent.ResponseReceived(
                                Sender.BODY,
                                Channel.WEB,
                                arrived(7),
                                null,
                                Position.SUPPORTS,
                                List.of(),
                                true,
                                null,
                                null,
                                null,
                                List.of(),
                                "0".repeat(64)),
                        new ResponseState(
                                true,
                                Sender.BODY,
                                Channel.WEB,
                                arrived(7),
                                Position.SUPPORTS,
                                true,
                                null,
                                false,
                                false,
                                null,
                                false,
                                false,
                                null,
                                0));
        fold(story);
        JsonNode rows = staff("consultations/" + id + "/bodies");
        assertThat(row(rows, "exempel-b")).contains("\"preliminary\":true");
        assertThat(row(rows, "exempel-a")).doesNotContain("preliminary");
        assertThat(open("consultations/" + id + "/bodies").toString()).doesNotContain("preliminary");
    }

    @Test
    void aDroppedReminderWaitsForNobodyAndAnInvitationThatCameBackDoesUntilTheBodyAnswers() {
        String id = Bench.id("plan");
        int letters = count("MAIL_UNCERTAIN");
        Story story = four(id);
        story.script()
                .tell(
                        "letters/reminder20261215d7-" + id + "/exempel-a",
                        new LetterEvent.LetterUndeliverable("answered", null),
                        new LetterState(LetterState.Status.UNDELIVERABLE, "reminder", 0, "answered", null));
        story.script()
                .tell(
                        "letters/invitation-" + id + "/exempel-b",
                        new LetterEvent.LetterBounced("a", "5.1.1"),
                        new LetterState(LetterState.Status.BOUNCED, "invitation", 1, "bounced", "5.1.1"));
        story.script()
                .tell(
                        "letters/receipt-" + id + "--2/exempel-c",
                        new LetterEvent.LetterSent("a", null),
                        new LetterState(LetterState.Status.SENT, "receipt", 1));
        fold(story);
        assertThat(count("MAIL_UNCERTAIN")).isEqualTo(letters + 1);
        JsonNode log = staff("letters?consultation=" + id);
        assertThat(each(log, "body")).containsExactlyInAnyOrder("exempel-a", "exempel-b", "exempel-c");
        assertThat(log.toString())
                .contains(
                        "\"reason\":\"answered\"", "\"code\":\"5.1.1\"", "\"name\":\"Exempel exempel-b\"", "\"at\":\"");
        assertThat(each(staff("letters?consultation=" + id + "&q=EXEMPEL-b"), "body"))
                .containsExactly("exempel-b");
        assertThat(staff("letters?consultation=" + id + "&q=exempel-b")
                        .get("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(staff("letters?consultation=" + id + "&q=ingen+alls").get("items"))
                .isEmpty();
        String unreached = "\"unreached\":true";
        assertThat(row(staff("consultations/" + id + "/bodies"), "exempel-b")).contains(unreached);
        assertThat(row(staff("consultations/" + id + "/bodies"), "exempel-a")).doesNotContain("unreached");
        assertThat(open("consultations/" + id + "/bodies").toString()).doesNotContain("unreached");
        fold(story.answered(id, "exempel-b", Sender.BODY, Position.SUPPORTS, arrived(7)));
        assertThat(count("MAIL_UNCERTAIN")).isEqualTo(letters);
        assertThat(row(staff("consultations/" + id + "/bodies"), "exempel-b")).doesNotContain("unreached");
    }

    @Test
    void aReceiptThatNobodyWantedByMailWaitsForNobodyAndThatOfABodyWithoutAnAddressDoes() {
        String id = Bench.id("plan");
        int letters = count("MAIL_UNCERTAIN");
        Story story = four(id);
        for (String recipient : new String[] {"p-00112233445566778899aabbccddeeff", "exempel-a"}) {
            story.script()
                    .tell(
                            "letters/receipt-" + id + "/" + recipient,
                            new LetterEvent.LetterUndeliverable("no-address", null),
                            new LetterState(LetterState.Status.UNDELIVERABLE, "receipt", 0, "no-address", null));
        }
        fold(story);
        assertThat(count("MAIL_UNCERTAIN")).isEqualTo(letters + 1);
    }

    private static String row(JsonNode board, String body) {
        for (JsonNode row : board.get("items")) if (row.get("body").asString().equals(body)) return row.toString();
        throw new AssertionError(body);
    }

    @Test
    void parkedRecordsAreAMatterForAdministrators() {
        assertThat(staff("work").toString()).doesNotContain("PARKED");
        assertThat(json("/api/staff/work", "Authorization", ADMIN).toString()).contains("PARKED");
        assertThat(get("/api/staff/work").statusCode()).isEqualTo(401);
    }

    @Test
    void theRegisterOfBodiesShowsEverybodyTheNameAndStaffTheRest() {
        String id = Bench.id("exempel");
        fold(story().body(id, "Exempelnämnden", BodyType.AUTHORITY));
        assertThat(open("bodies/" + id).toString()).contains("Exempelnämnden").doesNotContain("212000", "grupp");
        assertThat(each(staff("bodies?q=alias-" + id), "organisationNumber")).containsExactly("212000-0000");
        assertThat(each(staff("bodies?group=grupp&type=AUTHORITY&size=200"), "id"))
                .contains(id);
    }

    @Test
    void whatWasReplacedBeforeItHadANumberWaitsSinceItCame() {
        String id = Bench.id("plan");
        Story story = four(id).at(Instant.parse("2026-10-20T08:00:00Z"))
                .answered(id, "exempel-a", Sender.BODY, Position.SUPPORTS, arrived(7))
                .answered(id, "exempel-b", Sender.BODY, null, arrived(8))
                .answered(id, "exempel-c", Sender.BODY, null, arrived(6))
                .registered(id, "exempel-c", "EX 1-1");
        fold(Amending.superseded(story, id, "exempel-a", Position.NEITHER, null));
        fold(Amending.withdrawn(story, id, "exempel-c"));
        JsonNode waiting = staff("responses?state=TO_REGISTER&consultation=" + id);
        assertThat(each(waiting, "body")).containsExactly("exempel-c", "exempel-a", "exempel-b");
        JsonNode replaced = waiting.get("items").get(1);
        assertThat(replaced.get("unregistered").asInt()).isEqualTo(2);
        assertThat(Instant.parse(replaced.get("waitsSince").asString()))
                .isEqualTo(arrived(7).earliest());
        assertThat(waiting.get("items").get(2).has("unregistered")).isFalse();
    }

    @Test
    void whatWasAddedToAPublishedAnswerWaitsToBeShownAndIsThenReadWithIt() {
        String id = Bench.id("plan");
        Story story = four(id).at(Instant.parse("2026-10-20T08:00:00Z"))
                .answered(id, "exempel-a", Sender.BODY, Position.SUPPORTS, arrived(7))
                .registered(id, "exempel-a", "EX 1-1")
                .assessed(id, "exempel-a")
                .published(id, "exempel-a");
        fold(story);
        String waiting = "responses?state=TO_PUBLISH&consultation=" + id;
        assertThat(each(staff(waiting), "body")).isEmpty();
        fold(Amending.supplemented(story, id, "exempel-a", null));
        assertThat(each(staff(waiting), "body")).containsExactly("exempel-a");
        String one = "responses/" + id + "--exempel-a";
        assertThat(open(one).path("supplements")).isEmpty();
        fold(Amending.supplemented(story, id, "exempel-a", new Stored("c".repeat(64), 3)));
        assertThat(each(staff(waiting), "body")).isEmpty();
        assertThat(open(one).at("/supplements/0/text/sha256").asString()).startsWith("ccc");
        assertThat(open(one).get("publishedAt").asString()).isEqualTo("2026-10-20T08:00:00.000Z");
    }
}
