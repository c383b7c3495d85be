package se.samrad.consultations.register.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.samrad.consultations.register.imports.BodyImport.Problem;
import se.samrad.consultations.register.imports.BodyImport.UnreadableBodies;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.consultations.BodyFacts;

class BodyImportTest {
    private static final String HEADER = "id,name,type,organisationNumber,municipalityCode,emails,aliases,groups\n";

    private static BodyImport csv(String text) {
        return BodyImport.read("text/csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private static BodyImport json(String text) {
        return BodyImport.read("application/json", text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Problem> problems(BodyImport read) {
        return Stream.concat(read.problems().stream(), read.rows().stream().flatMap(row -> row.problems().stream()))
                .toList();
    }

    private static ImportedBody only(BodyImport read) {
        assertThat(problems(read)).isEmpty();
        return Objects.requireNonNull(read.rows().getFirst().body());
    }

    @Test
    void aRowWithEverything() {
        BodyImport read = csv(HEADER
                + "exempelby,Exempelby"
                + " kommun,MUNICIPALITY,212000-0142,9924,a@exempelby.example|b@exempelby.example,\"Exempelby,"
                + " kommunen\",lan|karna\n");
        assertThat(read.faultless()).isTrue();
        assertThat(only(read))
                .isEqualTo(new ImportedBody(
                        "exempelby",
                        new BodyFacts(
                                "Exempelby kommun",
                                BodyType.MUNICIPALITY,
                                "212000-0142",
                                "9924",
                                List.of("Exempelby, kommunen"),
                                List.of("lan", "karna"),
                                false),
                        List.of("a@exempelby.example", "b@exempelby.example"),
                        List.of()));
    }

    @Test
    void semicolonsAByteOrderMarkAndColumnsInAnotherOrderAreUnderstood() {
        ImportedBody body = only(csv("\uFEFFtype;name;id\r\nOTHER;\"Exempel; föreningen\";exempelforeningen\r\n\r\n"));
        assertThat(body.facts().name()).isEqualTo("Exempel; föreningen");
        assertThat(body.facts().organisationNumber()).isNull();
    }

    @Test
    void jsonIsTheSameRows() {
        assertThat(json("[{\"id\":\"exempelby\",\"name\":\"Exempelby\",\"type\":\"OTHER\",\"aliases\":[\"Exby\"]}]")
                        .rows())
                .isEqualTo(csv("id,name,type,aliases\nexempelby,Exempelby,OTHER,Exby\n").rows().stream()
                        .map(row -> new BodyImport.Row(1, row.id(), row.body(), row.problems()))
                        .toList());
        assertThat(only(json("{\"bodies\":[{\"id\":\"exempelby\",\"name\":\"Exempelby\",\"type\":\"OTHER\"}]}"))
                        .id())
                .isEqualTo("exempelby");
    }

    @Test
    void ofABreakInAnAddressItIsSaidThatItIsThereAndNothingIsShownInItsPlace() {
        BodyImport read = json(
                "[{\"id\":\"exempelby\",\"name\":\"Exempelby\",\"type\":\"OTHER\",\"emails\":[\"a@exempelby.example\\r"
                        + "\\n"
                        + "Bcc: b@exempelby.example\"]}]");
        assertThat(problems(read))
                .extracting(Problem::reason, Problem::detail)
                .containsExactly(tuple(
                        "bad-email",
                        "Rad 1: e-postadressen ”a@exempelby.example Bcc: b@exempelby.example” har en"
                                + " radbrytning eller ett annat tecken som inte syns."));
    }

    @Test
    void everyFaultOfARowIsNamedWithItsLineAndMember() {
        BodyImport read = csv(HEADER
                + "\"bra-rad\",\"Namn på\ntvå rader blir fel\",OTHER,,,,,\n"
                + "Fel--Id,,KOMMUN,212000-0143,114,inte-en-adress,,Fel Grupp\n");
        assertThat(problems(read))
                .extracting(Problem::line, Problem::member, Problem::reason)
                .containsExactly(
                        tuple(2, "name", "bad-name"),
                        tuple(4, "id", "bad-id"),
                        tuple(4, "name", "no-name"),
                        tuple(4, "type", "bad-type"),
                        tuple(4, "organisationNumber", "bad-organisation-number"),
                        tuple(4, "municipalityCode", "bad-municipality-code"),
                        tuple(4, "emails", "bad-email"),
                        tuple(4, "groups", "bad-group"));
        assertThat(read.rows()).allMatch(row -> row.body() == null);
        assertThat(problems(read).get(1).detail()).startsWith("Rad 4: id ska vara 3–80 tecken");
    }

    @Test
    void aSecondRowWithTheSameIdIsNamed() {
        BodyImport read = csv("id,name,type\nabc,Ett,OTHER\nabc,Två,OTHER\n");
        assertThat(read.rows().get(0).problems()).isEmpty();
        assertThat(read.rows().get(1).problems())
                .extracting(Problem::reason, Problem::detail)
                .containsExactly(tuple("duplicate-id", "Rad 3: id abc finns redan på rad 2."));
    }

    @Test
    void cellsThatWereCopiedFromASpreadsheetArePartedByTabs() {
        BodyImport read = csv("id\tname\ttype\temails\nexempel-a\tExempel, ett; två\tOTHER\t\n");
        assertThat(problems(read)).isEmpty();
        assertThat(read.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.body())
                        .isNotNull()
                        .extracting("facts.name")
                        .isEqualTo("Exempel, ett; två"));
    }

    @Test
    void unknownAndMissingColumnsAreNamed() {
        assertThat(problems(csv("id,namn,type\nabc,Ett,OTHER\n")))
                .extracting(Problem::line, Problem::member, Problem::reason)
                .contains(tuple(1, "namn", "unknown-column"), tuple(1, "name", "missing-column"));
        assertThat(problems(json("[{\"id\":\"abc\",\"name\":\"Ett\",\"type\":\"OTHER\",\"namn\":1}]")))
                .extracting(Problem::member, Problem::reason)
                .containsExactly(tuple("namn", "unknown-column"));
    }

    @Test
    void aRowWithMoreCellsThanColumnsAndMembersOfAnotherTypeAreNamed() {
        assertThat(problems(csv("id,name,type\nabc,Ett,OTHER,mer\n")))
                .extracting(Problem::reason)
                .containsExactly("too-many-cells");
        assertThat(problems(json("[{\"id\":7,\"name\":\"Ett\",\"type\":\"OTHER\",\"emails\":\"a@b.se\"},3]")))
                .extracting(Problem::line, Problem::member, Problem::reason)
                .containsExactly(
                        tuple(1, "id", "wrong-type"),
                        tuple(1, "emails", "wrong-type"),
                        tuple(1, "id", "bad-id"),
                        tuple(2, "", "wrong-type"));
    }

    @Test
    void aCodeForSomethingThatIsNoMunicipalityIsAFault() {
        assertThat(problems(csv("id,name,type,municipalityCode\nabc,Ett,REGION,0114\n")))
                .extracting(Problem::reason)
                .containsExactly("not-a-municipality");
    }

    @ParameterizedTest
    @CsvSource({
        "212000-0142, 212000-0142, false",
        "2120000142, 212000-0142, false",
        "162120000142, 212000-0142, false",
        "556036-0793, 556036-0793, false",
        "811218-9876, 811218-9876, true",
        "19811218-9876, 811218-9876, true"
    })
    void organisationNumbersAreCheckedAndWrittenInOneWay(String written, String text, boolean person) {
        assertThat(OrganisationNumber.of(written)).contains(new OrganisationNumber(text, person));
    }

    @ParameterizedTest
    @ValueSource(strings = {"212000-0143", "212000", "21 2000-0142", "192120000142", "abc", "٢١٢٠٠٠-٠١٤٢"})
    void otherNumbersAreNot(String written) {
        assertThat(OrganisationNumber.of(written)).isEmpty();
    }

    @Test
    void aPersonWhoTradesUnderTheirOwnNumberIsMarkedAndTheNumberIsNotKept() {
        BodyFacts facts = only(csv("id,name,type,organisationNumber\nabc,Exempel,COMPANY,811218-9876\n"))
                .facts();
        assertThat(facts.person()).isTrue();
        assertThat(facts.organisationNumber()).isNull();
    }

    @Test
    void aFileIsReadInTheEncodingThatItWasSavedIn() {
        String table = "id;name;type\nabc;Åre kör;OTHER";
        byte[] utf16 = ("\uFEFF" + table).getBytes(StandardCharsets.UTF_16LE);
        byte[] otherUtf16 = ("\uFEFF" + table).getBytes(StandardCharsets.UTF_16BE);
        for (byte[] content : List.of(
                table.getBytes(Charset.forName("windows-1252")),
                table.getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + table).getBytes(StandardCharsets.UTF_8),
                utf16,
                otherUtf16)) {
            ImportedBody body =
                    BodyImport.read("text/csv", content).rows().getFirst().body();
            assertThat(Objects.requireNonNull(body).facts().name()).isEqualTo("Åre kör");
        }
    }

    @Test
    void aFormulaIsNoName() {
        for (String formula : List.of("=HYPERLINK(1)", "@SUM(A1)", "+46(0)8", "-1+2", "＝1", "＠SUM(A1)", "＋1", "－１")) {
            assertThat(csv("id,name,type\nabc,\"" + formula + "\",OTHER")
                            .rows()
                            .getFirst()
                            .problems())
                    .extracting(BodyImport.Problem::reason)
                    .containsExactly("formula");
        }
        assertThat(csv("id,name,type\nabc,+Plus & Minus,OTHER").faultless()).isTrue();
    }

    @Test
    void whatNobodySeesIsNoName() {
        assertThat(problems(json("[{\"id\":\"abc\",\"name\":\"\\u200b\\u200d\",\"type\":\"OTHER\"}]")))
                .extracting(Problem::reason)
                .containsExactly("no-name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a@exempel.example\r\nBcc: b@exempel.example", "a@exempel.example\nb", "\ra\r@exempel.example"})
    void noAddressHasALineBreakInIt(String address) {
        BodyImport read = csv("id,name,type,emails\nabc,Ett,OTHER,\"" + address + "\"\n");
        assertThat(problems(read))
                .extracting(Problem::member, Problem::reason)
                .containsExactly(tuple("emails", "bad-email"));
        assertThat(problems(read).getFirst().detail()).doesNotContain("\r", "\n");
    }

    @Test
    void halfAPairIsNoName() {
        assertThat(problems(json("[{\"id\":\"abc\",\"name\":\"\\ud800 halv\",\"type\":\"OTHER\"}]")))
                .extracting(Problem::reason)
                .containsExactly("bad-name");
    }

    @Test
    void filesThatAreNotWhatTheySayAreRefusedWhole() {
        refused(() -> csv("id,name,type\n\"abc,Ett"), "not-readable");
        refused(() -> csv(""), "no-rows");
        byte[] unmarked = "id,name,type\nabc,Ett,OTHER".getBytes(StandardCharsets.UTF_16LE);
        refused(() -> BodyImport.read("text/csv", unmarked), "not-utf-8");
        refused(() -> json("[]"), "no-rows");
        refused(() -> json("{\"a\":1}"), "not-readable");
        refused(() -> json("[".repeat(10_000)), "not-readable");
        refused(() -> json("[{\"id\":\"a\",\"id\":\"b\"}]"), "not-readable");
        refused(() -> BodyImport.read("text/html", new byte[0]), "unsupported-media-type");
        refused(() -> BodyImport.read("text/csv", new byte[5_000_001]), "too-large");
        refused(() -> csv("id,name,type\n" + "a,b,c\n".repeat(10_001)), "too-many-rows");
    }

    @Test
    void anExcelFileIsKnownByWhatIsInItAndSaidToBeOne() throws IOException {
        ByteArrayOutputStream workbook = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(workbook)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
        }
        refused(() -> BodyImport.read("text/csv", workbook.toByteArray()), "workbook");
        refused(() -> BodyImport.read("application/json", workbook.toByteArray()), "workbook");
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable reading, String reason) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        UnreadableBodies.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a..b",
                "a$b",
                "a--b",
                "a\u0000b",
                "a😀b",
                "../x",
                "-ab",
                "ab",
                "p-0123456789abcdef0123456789abcdef"
            })
    void idsThatCouldMeanSomethingElseAreRefused(String id) {
        assertThat(problems(json("[{\"id\":\"%s\",\"name\":\"A\",\"type\":\"OTHER\"}]"
                        .formatted(id.replace("\u0000", "\\u0000")))))
                .extracting(Problem::reason)
                .containsExactly("bad-id");
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }
}
