package se.samrad.responses.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samrad.contracts.Stored;
import se.samrad.responses.domain.ResponseId;

class SwedishSearchTest {
    private static final ResponseId ID = new ResponseId("exempel-plan", "exempelby");

    private SearchIndex index;

    @BeforeEach
    void empty() throws Exception {
        index = new SearchIndex();
    }

    private void says(ResponseId id, String text) {
        index.put(id, List.of(new Stored(text, text.length())), List.of(new Part("text", text)));
    }

    private List<ResponseId> find(String query) {
        return index.find(Sought.of(query), null, 10);
    }

    @ParameterizedTest
    @CsvSource({
        "kommun, Kommunerna har yttrat sig",
        "kommunernas, En kommun har yttrat sig",
        "väg, Vägarna behöver rustas",
        "vägen, Fler vägar behövs",
        "bostad, Det saknas bostäder",
        "bostäderna, En bostad till alla",
        "städer, Kring en stad",
        "cykel, Fler cyklar i staden",
        "regler, Den regeln är oklar",
        "FÖRSLAGET, Vi tillstyrker förslag",
        "remissinstanserna, En remissinstans säger nej",
        "ändringarna, en ändring",
        "öar, på ön finns en ö och en öar",
        "kollektivtrafiken, Bättre kollektivtrafik",
        "platsen, En plats för alla",
        "skolor, Skolans gård",
        "området, Flera områden",
        "arbete, Arbetet går vidare",
        "förslag, Förslagets del 1",
        "MKB, MKB:n saknas",
        "MKB:n, En MKB saknas",
        "SCB:s, Enligt SCB",
        "2030, före 2030",
        "12 §, enligt 12 § lagen"
    })
    void aWordIsFoundInItsOtherForms(String query, String text) {
        says(ID, text);
        assertThat(find(query)).containsExactly(ID);
        assertThat(Snippet.of(List.of(new Part("text", text)), Sought.of(query), 3))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "stråk, Ett cykelstråk genom dalen",
        "cykel, Ett cykelstråk genom dalen",
        "trafik, Kollektivtrafiken",
        "cyklar, Ett cykelstråk genom dalen",
        "vattnet, Vattendragen",
        "reglerna, Ett regelverk",
        "numret, Nummerlappar",
        "utveckla, Utvecklingen",
        "cyklar, Cyklister",
        "bostäderna, Bostadsbristen",
        "plan, Detaljplanerna"
    })
    void aWordIsFoundInsideALongerOne(String query, String text) {
        says(ID, text);
        assertThat(find(query)).containsExactly(ID);
    }

    @ParameterizedTest
    @CsvSource({
        "far, Vi får svara",
        "lag, Ett läge att ta vara på",
        "ko, Kommunen",
        "hus, Vi vill ha en båt",
        "bygger, En levande bygd",
        "landar, Ett land",
        "planera, En plan",
        "'bostad hamn', Det saknas bostäder"
    })
    void whatIsNotThereIsNotFound(String query, String text) {
        says(ID, text);
        assertThat(find(query)).isEmpty();
    }

    @Test
    void wordsInQuotationMarksStandBesideEachOther() {
        ResponseId other = new ResponseId("exempel-plan", "provstad");
        says(ID, "En levande stadskärna behövs");
        says(other, "Stadskärnan blir mer levande");
        assertThat(find("levande stadskärna")).containsExactlyInAnyOrder(ID, other);
        assertThat(find("\"levande stadskärnan\"")).containsExactly(ID);
        assertThat(find("\"levande stadskärnors\"")).containsExactly(ID);
    }

    @Test
    void howALetterIsStoredAndWhichSpaceStandsBetweenDoesNotMatter() {
        says(ID, "Ga\u030Agator och 10\u00A0000 bo\u00ADsta\u0308der");
        assertThat(find("gågator")).containsExactly(ID);
        assertThat(find("bostäder")).containsExactly(ID);
        assertThat(find("\"10 000\"")).containsExactly(ID);
        assertThat(find("bosta\u0308der")).containsExactly(ID);
    }

    @Test
    void commonWordsDecideNothingUnlessTheyAreAll() {
        says(ID, "Kommunen säger nej");
        assertThat(find("vad är det som kommunen säger")).containsExactly(ID);
        assertThat(find("och")).isEmpty();
        says(ID, "ja och nej");
        assertThat(find("och")).containsExactly(ID);
    }

    @Test
    void whatIsReplacedOrTakenAwayIsNotFound() {
        says(ID, "hemligt");
        says(ID, "öppet");
        assertThat(find("hemligt")).isEmpty();
        assertThat(find("öppet")).containsExactly(ID);
        index.remove(ID);
        assertThat(find("öppet")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'*'", "'\"'", "'a*b?'", "'\\'", "'+ - && || ! ( ) { } [ ] ^ ~ :'", "'\"\"\"'"})
    void nothingThatIsTypedIsASyntaxError(String query) {
        says(ID, "Kommunen säger nej");
        assertThat(find(query)).isEmpty();
    }

    @Test
    void aPassageMarksWhatWasSoughtAndIsCutBetweenWords() {
        String long1 = "ord ".repeat(60) + "Kommunerna vill ha stadens cykelstråk " + "slut ".repeat(60);
        Snippet snippet = Snippet.of(List.of(new Part("text", long1)), Sought.of("kommun stråk"), 3)
                .getFirst();
        assertThat(snippet.text()).startsWith("… ord").endsWith("slut …").hasSizeLessThan(300);
        assertThat(snippet.marks().stream()
                        .map(mark -> snippet.text().substring(mark.start(), mark.start() + mark.length())))
                .containsExactly("Kommunerna", "cykelstråk");
    }
}
