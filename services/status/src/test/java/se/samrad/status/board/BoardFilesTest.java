package se.samrad.status.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.Position;
import se.samrad.contracts.responses.Sender;
import se.samrad.eventing.bench.Bench;
import se.samrad.status.Served;
import se.samrad.status.history.Story;

/** What somebody takes home is what the page shows: the same rows, of the same day. */
class BoardFilesTest extends Served {
    private static final LocalDate TODAY = Deadline.day(Clock.systemUTC().instant());

    private static Story board(String id) {
        return story().opened(id, "Exempel: plan", TODAY.plusDays(10))
                .invited(id, "exempel-a", "Alby exempelkommun", BodyType.MUNICIPALITY)
                .invited(id, "exempel-b", "=1+1;Beta", BodyType.COMPANY)
                .invited(id, "exempel-c", "Cedra exempelkommun", BodyType.MUNICIPALITY)
                .at(Instant.parse("2026-10-10T22:30:00Z"))
                .answered(
                        id,
                        "exempel-a",
                        Sender.BODY,
                        Position.SUPPORTS,
                        Arrival.at(Instant.parse("2026-10-10T22:30:00Z")));
    }

    private Sheet sheet(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address(path)));
        if (headers.length > 0) request.headers(headers);
        HttpResponse<byte[]> file =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Type"))
                .hasValue("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment");
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file.body()))) {
            return book.getSheetAt(0);
        }
    }

    @Test
    void aSpreadsheetHasDaysAsDaysHeadingsInSightAndNoFormulas() throws Exception {
        String id = Bench.id("plan");
        fold(board(id));
        Sheet sheet = sheet("/remisser/" + id + "/laget.xlsx");
        assertThat(sheet.getLastRowNum()).isEqualTo(3);
        assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
        assertThat(sheet.getPaneInformation().getHorizontalSplitTopRow()).isEqualTo((short) 1);
        var formula = sheet.getRow(1).getCell(1);
        assertThat(formula.getCellType()).isEqualTo(CellType.STRING);
        assertThat(formula.getStringCellValue()).isEqualTo("=1+1;Beta");
        assertThat(formula.getCellStyle().getQuotePrefixed()).isTrue();
        var answered = sheet.getRow(2).getCell(7);
        assertThat(answered.getCellType()).isEqualTo(CellType.NUMERIC);
        // Half past midnight in Sweden is the day after.
        assertThat(answered.getLocalDateTimeCellValue().toLocalDate()).isEqualTo(LocalDate.of(2026, 10, 11));
        assertThat(answered.getCellStyle().getDataFormatString()).isEqualTo("yyyy-mm-dd");
        assertThat(sheet.getRow(2).getCell(1).getCellStyle().getQuotePrefixed()).isFalse();
    }

    @Test
    void aTableOfTextHasTheDayInSwedenAndNoInstants() {
        String id = Bench.id("plan");
        fold(board(id));
        for (String csv : List.of(
                get("/remisser/" + id + "/laget.csv").body(),
                get("/api/staff/consultations/" + id + "/bodies.csv", "Authorization", OFFICER)
                        .body())) {
            assertThat(csv).contains(";2026-10-11;").doesNotContain("2026-10-10", "T22:30");
        }
    }

    @Test
    void filesHoldTheRowsThatWereSoughtInTheOrderThatWasSought() throws Exception {
        String id = Bench.id("plan");
        fold(board(id));
        String sought = "?type=MUNICIPALITY&sort=status";
        String csv = get("/remisser/" + id + "/laget.csv" + sought).body();
        assertThat(csv.lines().skip(1)).hasSize(2);
        assertThat(csv.lines().skip(1).findFirst().orElseThrow()).startsWith("exempel-c;");
        assertThat(sheet("/remisser/" + id + "/laget.xlsx" + sought).getLastRowNum())
                .isEqualTo(2);
        assertThat(json("/remisser/" + id + "/laget.json?status=ANSWERED").get("bodies"))
                .hasSize(1);
        assertThat(get("/remisser/" + id + "/laget.csv?status=ODD").statusCode())
                .isEqualTo(400);
    }

    @Test
    void filesTellWhatWasKnownAtTheEndOfAPastDayAndAreNamedByIt() {
        String id = Bench.id("plan");
        fold(board(id));
        var before = get("/remisser/" + id + "/laget.csv?asOf=2026-10-10");
        assertThat(before.body()).contains("Alby exempelkommun;Kommun;;Tillfrågad;");
        assertThat(before.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("laget-" + id + "-2026-10-10.csv");
        assertThat(get("/remisser/" + id + "/laget.csv?asOf=2026-10-11").body())
                .contains("Alby exempelkommun;Kommun;;Svarat;");
        var then = json("/remisser/" + id + "/laget.json?asOf=2026-10-10");
        assertThat(then.get("asOf").asString()).isEqualTo("2026-10-10");
        assertThat(then.get("tally").get("answered").asInt()).isZero();
        assertThat(json("/remisser/" + id + "/laget.json").has("asOf")).isFalse();
    }

    @Test
    void staffTakeHomeWhatIsConfidentialAndNobodyElseDoes() throws Exception {
        String id = Bench.id("plan");
        fold(board(id).registered(id, "exempel-a", "REX 7"));
        String path = "/api/staff/consultations/" + id + "/bodies.";
        String csv = get(path + "csv", "Authorization", OFFICER).body();
        assertThat(csv).contains("Tillstyrker", "REX 7");
        assertThat(sheet(path + "xlsx", "Authorization", OFFICER)
                        .getRow(2)
                        .getCell(9)
                        .getStringCellValue())
                .isEqualTo("Tillstyrker");
        assertThat(get("/remisser/" + id + "/laget.csv").body()).doesNotContain("Tillstyrker", "REX 7");
        for (String form : List.of("csv", "xlsx")) {
            assertThat(get(path + form).statusCode()).isEqualTo(401);
            assertThat(get(path + form, "Authorization", Bench.bearer("body:exempel-a"))
                            .statusCode())
                    .isEqualTo(403);
        }
    }
}
