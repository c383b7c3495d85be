package se.samrad.status.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.Position;
import se.samrad.contracts.responses.Sender;
import se.samrad.eventing.bench.Bench;
import se.samrad.eventing.views.Arrived;
import se.samrad.status.Audience;
import se.samrad.status.Served;
import se.samrad.status.history.Amending;
import se.samrad.status.history.Script;
import se.samrad.status.history.Story;
import tools.jackson.databind.JsonNode;

class BoardTest extends Served {
    private static final LocalDate TODAY = Deadline.day(Clock.systemUTC().instant());
    private static final String PERSON = "p-0123456789abcdef0123456789abcdef";

    /** Six asked, of whom each stands somewhere else; two that were not asked; one person. */
    private static Story board(String id, LocalDate closes) {
        Arrival inTime = Arrival.at(Instant.parse("2026-10-10T09:00:00Z"));
        return story().body("exempel-oombedd", "Exempel Oombedd", BodyType.COMPANY)
                .opened(id, "Exempel: plan", closes)
                .invited(id, "exempel-a", "Åsele exempelkommun", BodyType.MUNICIPALITY)
                .invited(id, "exempel-b", "Alby exempelkommun", BodyType.MUNICIPALITY)
                .invited(id, "exempel-c", "Östra exempelverket", BodyType.AUTHORITY)
                .invited(id, "exempel-d", "Ärla exempelförening", BodyType.ASSOCIATION)
                .invited(id, "exempel-e", "Zinkby exempelkommun", BodyType.MUNICIPALITY)
                .invited(id, "exempel-f", "exempelkommun utan svar", BodyType.MUNICIPALITY)
                .at(Instant.parse("2026-10-10T09:00:00Z"))
                .answered(id, "exempel-a", Sender.BODY, Position.SUPPORTS, inTime)
                .answered(id, "exempel-b", Sender.BODY, Position.NO_COMMENTS, inTime)
                .declined(id, "exempel-c")
                .moreTime(id, "exempel-d", closes.plusDays(9))
                .requested(id, "exempel-e", closes.plusDays(20), "nämnden möts senare")
                .answered(id, "exempel-oombedd", Sender.BODY, Position.OPPOSES, inTime)
                .answered(id, PERSON, Sender.PERSON, Position.OPPOSES, Arrival.on(LocalDate.of(2026, 10, 12)));
    }

    @Test
    void everybodySeesWhoHasAnsweredButNotWhat() {
        String id = Bench.id("plan");
        fold(board(id, TODAY.plusDays(10)));
        JsonNode rows = open("consultations/" + id + "/bodies");
        assertThat(each(rows, "name"))
                .containsExactly(
                        "Alby exempelkommun",
                        "exempelkommun utan svar",
                        "Zinkby exempelkommun",
                        "Åsele exempelkommun",
                        "Ärla exempelförening",
                        "Östra exempelverket");
        assertThat(each(rows, "status"))
                .containsExactly("ANSWERED", "INVITED", "INVITED", "ANSWERED", "INVITED", "DECLINED");
        assertThat(rows.toString()).doesNotContain("NO_COMMENTS", "SUPPORTS", "nämnden", "documentNumber", "OPPOSES");
        JsonNode more = rows.get("items").get(4);
        assertThat(more.get("moreTime").asBoolean()).isTrue();
        assertThat(more.get("deadline").asString()).isEqualTo(TODAY.plusDays(19).toString());
        assertThat(rows.get("position").asString()).isNotEmpty();

        JsonNode tally = open("consultations/" + id + "/tally");
        assertThat(numbers(tally))
                .containsEntry("invited", 6)
                .containsEntry("answered", 2)
                .containsEntry("noComments", 0)
                .containsEntry("declined", 1)
                .containsEntry("silent", 0)
                .containsEntry("extended", 1)
                .containsEntry("uninvited", 1)
                .containsEntry("persons", 1)
                .containsEntry("published", 0);
        assertThat(tally.get("positions").get("SUPPORTS").asInt()).isZero();
        assertThat(tally.get("days").get(0).get("day").asString()).isEqualTo("2026-10-10");
    }

    @Test
    void theDaysOfRemindersStandOnceEachInTheirOrderAndNoOtherConsultationsDo() {
        String id = Bench.id("plan");
        LocalDate closes = TODAY.plusDays(3);
        fold(board(id, closes)
                .reminded(id, "exempel-f", closes, TODAY.minusDays(4))
                .reminded(id, "exempel-e", closes, TODAY.minusDays(4))
                .reminded(id, "exempel-d", closes, TODAY.minusDays(18)));
        String other = id + "-2";
        fold(board(other, closes).reminded(other, "exempel-f", closes, TODAY.minusDays(1)));
        for (JsonNode tally :
                List.of(open("consultations/" + id + "/tally"), staff("consultations/" + id + "/tally"))) {
            assertThat(tally.get("reminders").valueStream().map(JsonNode::asString))
                    .containsExactly(
                            TODAY.minusDays(18).toString(), TODAY.minusDays(4).toString());
        }
    }

    @Test
    void staffSeePositionsAndWhatWasAskedFor() {
        String id = Bench.id("plan");
        fold(board(id, TODAY.plusDays(10)));
        JsonNode rows = staff("consultations/" + id + "/bodies?sort=status");
        assertThat(each(rows, "status"))
                .containsExactly("INVITED", "INVITED", "INVITED", "ANSWERED", "NO_COMMENTS", "DECLINED");
        assertThat(rows.toString()).contains("nämnden möts senare", "SUPPORTS");
        JsonNode tally = staff("consultations/" + id + "/tally");
        assertThat(numbers(tally)).containsEntry("answered", 1).containsEntry("noComments", 1);
        assertThat(tally.get("positions").get("OPPOSES").asInt()).isEqualTo(1);
        assertThat(each(staff("consultations/" + id + "/bodies?asked=false"), "name"))
                .containsExactly("Exempel Oombedd");
        JsonNode course = staff("consultations/" + id + "/bodies/exempel-e");
        assertThat(course.get("timeline").get(0).get("type").asString()).isEqualTo("more-time-requested");
    }

    @Test
    void whoMayNotReadAResponseIsToldThatItCameAndNotWhatItSays() {
        String id = Bench.id("plan");
        fold(board(id, TODAY.plusDays(10)).assessed(id, "exempel-a"));
        String course = "/api/staff/consultations/" + id + "/bodies/exempel-a";
        String toOfficer = json(course, "Authorization", OFFICER).toString();
        assertThat(toOfficer).contains("response-received", "SUPPORTS", "\"content\"");
        for (String role : List.of(ADMIN, Bench.bearer("staff:kommunikator"))) {
            assertThat(json(course, "Authorization", role).toString())
                    .contains("response-received", "arrived", "\"secret\":")
                    .doesNotContain("SUPPORTS", "\"content\"");
        }
    }

    @Test
    void ofWhatIsRegisteredItIsToldWhatItIs() {
        String id = Bench.id("plan");
        Story story = board(id, TODAY.plusDays(10));
        Amending.withdrawn(story, id, "exempel-a");
        Amending.registered(story, id, "exempel-a", "9");
        fold(story.registered(id, "exempel-a", "1"));
        JsonNode timeline = staff("consultations/" + id + "/bodies/exempel-a").get("timeline");
        assertThat(timeline.get(1).get("data").get("documentNumber").asString()).isEqualTo("9");
        assertThat(timeline.get(1).get("data").get("of").asString()).isEqualTo("response-withdrawn");
        assertThat(timeline.get(0).get("data").has("of")).isFalse();
    }

    @Test
    void whenTheLastDayHasPassedThoseStillAwaitedAreSilent() {
        String id = Bench.id("plan");
        fold(board(id, TODAY.minusDays(1)));
        assertThat(each(open("consultations/" + id + "/bodies?status=SILENT"), "body"))
                .containsExactly("exempel-f", "exempel-e");
        assertThat(numbers(open("consultations/" + id + "/tally"))).containsEntry("silent", 2);
        assertThat(open("consultations/" + id).get("status").asString()).isEqualTo("CLOSED");
        Story later = board(id, TODAY.minusDays(1)).extended(id, TODAY.plusDays(1));
        fold(later);
        assertThat(each(open("consultations/" + id + "/bodies?status=SILENT"), "body"))
                .isEmpty();
        assertThat(numbers(open("consultations/" + id + "/tally"))).containsEntry("silent", 0);
    }

    @Test
    void listsAreFilteredAndPaged() {
        String id = Bench.id("plan");
        fold(board(id, TODAY.plusDays(10)));
        String bodies = "consultations/" + id + "/bodies";
        assertThat(each(open(bodies + "?q=ÄRLA"), "body")).containsExactly("exempel-d");
        assertThat(each(open(bodies + "?type=AUTHORITY"), "body")).containsExactly("exempel-c");
        JsonNode second = open(bodies + "?page=1&size=4");
        assertThat(second.get("total").asInt()).isEqualTo(6);
        assertThat(each(second, "body")).containsExactly("exempel-d", "exempel-c");
        assertThat(get("/api/public/" + bodies + "?size=201").statusCode()).isEqualTo(422);
        assertThat(get("/api/public/" + bodies + "?page=-1").body()).contains("page-out-of-range");
        assertThat(get("/api/public/" + bodies + "?status=ODD").statusCode()).isEqualTo(400);
        assertThat(get("/api/public/consultations/finns-inte/bodies").statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatWasKnownAtTheEndOfADayIsShownAsOfThatDay() {
        String id = Bench.id("plan");
        fold(board(id, TODAY.plusDays(10)));
        String before = "?asOf=2026-10-09";
        assertThat(numbers(open("consultations/" + id + "/tally" + before)))
                .containsEntry("invited", 6)
                .containsEntry("answered", 0)
                .containsEntry("declined", 0);
        assertThat(each(open("consultations/" + id + "/bodies" + before), "status"))
                .containsOnly("INVITED");
        assertThat(numbers(open("consultations/" + id + "/tally?asOf=2026-10-10")))
                .containsEntry("answered", 2)
                .containsEntry("persons", 1);
        for (String never : List.of("-999999999-01-01", "0000-01-01")) {
            assertThat(get("/api/public/consultations?asOf=" + never).statusCode())
                    .isEqualTo(422);
        }
        assertThat(get("/api/public/consultations/" + id + "?asOf=2026-09-30").statusCode())
                .isEqualTo(404);
        assertThat(each(open("consultations?size=200" + "&asOf=2026-09-30"), "id"))
                .doesNotContain(id);
        assertThat(get("/api/public/consultations/" + id + "?asOf=igår").statusCode())
                .isEqualTo(400);
    }

    @Test
    void anAnswerHasAFingerprintAndIsNotSentTwice() {
        String id = Bench.id("plan");
        fold(board(id, TODAY.plusDays(10)));
        for (String path : List.of("/bodies", "/tally", "/responses", "")) {
            String address = "/api/public/consultations/" + id + path;
            HttpResponse<String> first = get(address);
            String tag = first.headers().firstValue("ETag").orElseThrow();
            assertThat(get(address, "If-None-Match", tag).statusCode())
                    .as(address)
                    .isEqualTo(304);
        }
        String address = "/api/public/consultations/" + id + "/tally";
        String tag = get(address).headers().firstValue("ETag").orElseThrow();
        fold(board(id, TODAY.plusDays(10)).answered(id, "exempel-f", Sender.BODY, null, Arrival.on(TODAY)));
        assertThat(get(
                                address,
                                "If-None-Match",
                                tag,
                                "Samrad-Position",
                                open("consultations/" + id + "/bodies")
                                        .get("position")
                                        .asString())
                        .statusCode())
                .isEqualTo(200);
        assertThat(numbers(open("consultations/" + id + "/tally"))).containsEntry("answered", 3);
    }

    @Test
    void anAnswerThatWasNotFromTheBodyPutsItBack() {
        String id = Bench.id("plan");
        fold(board(id, TODAY.plusDays(10)).disowned(id, "exempel-a"));
        assertThat(each(open("consultations/" + id + "/bodies?q=Åsele"), "status"))
                .containsExactly("INVITED");
    }

    @Test
    void oneBodyIsAskedForByItsId() {
        String id = Bench.id("plan");
        fold(board(id, TODAY.plusDays(10)));
        String rows = "consultations/" + id + "/bodies?body=";
        assertThat(each(open(rows + "exempel-a"), "body")).containsExactly("exempel-a");
        assertThat(each(staff(rows + "exempel-a"), "body")).containsExactly("exempel-a");
        assertThat(staff(rows + "exempel").get("items")).isEmpty();
    }

    @Test
    void anAnswerThatWasTakenBackPutsTheBodyBackAndStaffSeeWhy() {
        String id = Bench.id("plan");
        fold(Amending.withdrawn(board(id, TODAY.plusDays(10)), id, "exempel-a"));
        assertThat(each(open("consultations/" + id + "/bodies?q=Åsele"), "status"))
                .containsExactly("INVITED");
        assertThat(each(staff("consultations/" + id + "/responses"), "status")).contains("WITHDRAWN");
        String row = "consultations/" + id + "/bodies?q=Åsele";
        assertThat(each(staff(row), "status")).containsExactly("INVITED");
        assertThat(each(staff(row), "withdrawn")).containsExactly("true");
        assertThat(staff(row + "&opened=false").get("items")).isEmpty();
        assertThat(open(row).toString()).doesNotContain("withdrawn");
        String other = Bench.id("plan");
        fold(board(other, TODAY.plusDays(10)).disowned(other, "exempel-a"));
        assertThat(staff("consultations/" + other + "/bodies").toString()).doesNotContain("withdrawn");
    }

    @Test
    void anAnswerThatWasReplacedIsReadWithAMarkAndTheNewOneWaits() {
        String id = Bench.id("plan");
        Story story = board(id, TODAY.plusDays(10))
                .registered(id, "exempel-a", "N")
                .assessed(id, "exempel-a")
                .published(id, "exempel-a");
        fold(Amending.superseded(story, id, "exempel-a", Position.NEITHER, null));
        JsonNode read = open("responses/" + id + "--exempel-a");
        assertThat(read.get("replaced").asBoolean()).isTrue();
        assertThat(read.get("text").get("sha256").asString()).doesNotStartWith("bbb");
        assertThat(read.toString()).doesNotContain("NEITHER");
        JsonNode waiting = staff("responses?state=TO_REGISTER&consultation=" + id);
        assertThat(each(waiting, "response")).contains(id + "--exempel-a");
        assertThat(each(staff("consultations/" + id + "/responses"), "status")).contains("RECEIVED");
        fold(Amending.superseded(story, id, "exempel-a", Position.NEITHER, "N-2"));
        assertThat(each(staff("responses?state=TO_PUBLISH&consultation=" + id), "response"))
                .contains(id + "--exempel-a");
    }

    @Test
    void whatTheOfficeReadsIntoAnAnswerIsCountedApartFromWhatSendersState() {
        String id = Bench.id("plan");
        Story story = board(id, TODAY.plusDays(10))
                .answered(id, "exempel-utan", Sender.BODY, null, Arrival.on(TODAY))
                .registered(id, "exempel-utan", "N")
                .assessed(id, "exempel-utan")
                .published(id, "exempel-utan");
        fold(Amending.interpreted(story, id, "exempel-utan", Position.SUPPORTS));
        JsonNode tally = open("consultations/" + id + "/tally");
        assertThat(tally.get("interpreted").get("SUPPORTS").asInt()).isEqualTo(1);
        assertThat(tally.get("positions").get("SUPPORTS").asInt()).isZero();
        assertThat(tally.get("positions").get("NOT_STATED").asInt()).isEqualTo(1);
        assertThat(staff("consultations/" + id + "/tally")
                        .get("interpreted")
                        .get("SUPPORTS")
                        .asInt())
                .isEqualTo(1);
        JsonNode read = open("responses/" + id + "--exempel-utan");
        assertThat(read.get("interpreted").asString()).isEqualTo("SUPPORTS");
        assertThat(read.has("position")).isFalse();
        assertThat(read.toString()).doesNotContain("slutorden");
    }

    @Test
    void aRowThatCannotBeTrustedIsDoubtful() {
        String id = Bench.id("plan");
        Story story = board(id, TODAY.plusDays(10));
        fold(story);
        Story next = board(id, TODAY.plusDays(10)).disowned(id, "exempel-a");
        Arrived whole = Script.arrived(next.script().open()).getLast();
        Map<String, String> headers = new HashMap<>(whole.headers());
        headers.put("state", "99");
        fold(Audience.OPEN, List.of(new Arrived(whole.topic(), 0, 4_711, whole.key(), whole.value(), headers)));
        JsonNode row =
                open("consultations/" + id + "/bodies?q=Åsele").get("items").get(0);
        assertThat(row.get("doubtful").asBoolean()).isTrue();
        assertThat(row.has("status")).isFalse();
        assertThat(open("consultations/" + id + "/tally").get("doubtful").asBoolean())
                .isTrue();
        assertThat(staff("consultations/" + id + "/bodies?q=Åsele")
                        .get("items")
                        .get(0)
                        .get("doubtful")
                        .asBoolean())
                .isFalse();
        fold(Audience.OPEN, List.of(whole));
        row = open("consultations/" + id + "/bodies?q=Åsele").get("items").get(0);
        assertThat(row.get("doubtful").asBoolean()).isFalse();
        assertThat(row.get("status").asString()).isEqualTo("INVITED");
        views.parked().deleteMany(Filters.regex("stream", id));
    }

    @Test
    void aDraftIsNobodysBusinessButStaffs() {
        String id = Bench.id("utkast");
        fold(story().draft(id, "Exempel: hemligt utkast"));
        assertThat(get("/api/public/consultations/" + id).statusCode()).isEqualTo(404);
        assertThat(get("/api/public/consultations?size=200").body()).doesNotContain(id);
        assertThat(staff("consultations/" + id).get("status").asString()).isEqualTo("DRAFT");
        assertThat(each(staff("consultations?size=200&q=hemligt"), "id")).contains(id);
        // It has no case number, which is no word to find it by.
        assertThat(each(staff("consultations?size=200&q=null"), "id")).isEmpty();
        assertThat(get("/api/staff/consultations/" + id).statusCode()).isEqualTo(401);
        assertThat(get("/api/staff/consultations/" + id, "Authorization", Bench.bearer("body:exempel-a"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aConsultationComesWithItsSectionsAndItsCourse() {
        String id = Bench.id("plan");
        fold(board(id, TODAY.plusDays(10))
                .meeting("mote-" + id, "Exempel: möte", "2026-11", "i november", id, "exempel-a"));
        JsonNode consultation = open("consultations/" + id);
        assertThat(consultation.get("sections")).hasSize(2);
        assertThat(consultation.get("sections").get(1).get("title").asString()).isEqualTo("Åtgärder");
        assertThat(consultation.get("daysLeft").asInt()).isEqualTo(10);
        assertThat(consultation.get("tally").get("invited").asInt()).isEqualTo(6);
        assertThat(consultation.get("timeline").toString())
                .contains("consultation-opened-publicly", "proposal-readable", "meeting-made-known")
                .doesNotContain("section-readable");
        assertThat(staff("consultations/" + id).get("sections")).hasSize(2);
        assertThat(each(open("consultations/" + id + "/bodies?q=Åsele"), "meetings"))
                .containsExactly("1");
        JsonNode meeting = open("meetings/mote-" + id);
        assertThat(meeting.get("earliest").asString()).isEqualTo("2026-11-01");
        assertThat(meeting.get("consultations").get(0).get("title").asString()).isEqualTo("Exempel: plan");
        assertThat(each(open("meetings?kind=MUNICIPALITY&consultation=" + id), "id"))
                .containsExactly("mote-" + id);
        assertThat(each(open("calendar"), "title")).contains("Exempel: plan");
    }

    @Test
    void theBoardIsAFileForASpreadsheetThatRunsNoFormulas() {
        String id = Bench.id("plan");
        fold(board(id, TODAY.plusDays(10))
                .invited(id, "exempel-g", "=HYPERLINK(\"http://exempel.invalid\");x", BodyType.OTHER)
                .invited(id, "exempel-h", "@SUM(A1)", BodyType.OTHER));
        HttpResponse<String> csv = get("/remisser/" + id + "/laget.csv");
        assertThat(csv.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(csv.body())
                .startsWith("\uFEFFId;Namn;Typ;")
                .contains("exempel-a;Åsele exempelkommun;Kommun;;Svarat;")
                .contains("exempel-h;'@SUM(A1);")
                .contains("exempel-g;\"'=HYPERLINK(\"\"http://exempel.invalid\"\");x\";");
        JsonNode file = json("/remisser/" + id + "/laget.json");
        assertThat(file.get("bodies")).hasSize(8);
        assertThat(file.get("tally").get("invited").asInt()).isEqualTo(8);
        assertThat(get("/remisser/finns-inte/laget.csv").statusCode()).isEqualTo(404);
    }

    private static Map<String, Integer> numbers(JsonNode tally) {
        Map<String, Integer> numbers = new HashMap<>();
        tally.properties().forEach(member -> {
            if (member.getValue().isNumber())
                numbers.put(member.getKey(), member.getValue().asInt());
        });
        return numbers;
    }
}
