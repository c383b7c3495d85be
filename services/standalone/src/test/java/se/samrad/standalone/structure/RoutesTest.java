package se.samrad.standalone.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What {@code openapi.yaml} tells the outside is what the services answer through the portal. */
class RoutesTest {
    private static List<Handler> handlers = List.of();

    @BeforeAll
    static void look() {
        handlers = Handler.all();
    }

    private static Comparison comparison() throws IOException {
        return new Comparison(Described.read(), handlers);
    }

    @Test
    void everyRouteIsDescribedAndEveryDescriptionIsAnswered() throws IOException {
        assertThat(comparison().routes()).isEmpty();
    }

    @Test
    void thePortalSendsEveryPathToTheServiceThatAnswersIt() throws IOException {
        assertThat(comparison().astray()).isEmpty();
    }

    @Test
    void parametersAndHeadersAreDescribedAndKnown() throws IOException {
        assertThat(comparison().parameters()).isEmpty();
    }

    @Test
    void mediaTypesAndStatusesAreAsDeclared() throws IOException {
        assertThat(comparison().mediaTypes()).isEmpty();
    }

    @Test
    void theMembersOfRequestsAreThoseThatAreRead() throws IOException {
        assertThat(comparison().requests()).isEmpty();
    }

    @Test
    void theMembersOfAnswersAreThoseThatAreWritten() throws IOException {
        assertThat(comparison().answers()).isEmpty();
    }

    @Test
    void whoSendsSomethingIsToldHowItMayBeRefused() throws IOException {
        assertThat(comparison().refusals()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /paths/~1api~1receipts~1keys/get/responses/400    | GET /api/receipts/keys: refuses a foreign Samrad-Position with 400
            /paths/~1api~1public~1themes/get/responses/422    | GET /api/public/themes: refuses a page with 400 and 422
            /paths/~1api~1themes~1{id}/put/responses/415      | PUT /api/themes/{}: refuses what is not [application/json] with 415, and not well formed with 400
            """)
    void aRefusalThatNobodyIsToldOfIsFound(String at, String found) throws IOException {
        assertThat(changed(at, "").refusals()).containsExactly(found);
    }

    private static Comparison changed(String at, String change) throws IOException {
        JsonNode document = Described.read().document();
        int last = at.lastIndexOf('/');
        ObjectNode parent = (ObjectNode) document.at(at.substring(0, last));
        String name = at.substring(last + 1).replace("~1", "/");
        if (change.isEmpty()) parent.remove(name);
        else parent.set(name, JsonMapper.shared().readTree(change.replace('\'', '"')));
        return new Comparison(new Described(document), handlers);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /paths/~1api~1themes~1{id}/put       | ``                       | PUT /api/themes/{} is not described
            /paths/~1api~1themes~1{id}/delete    | {'operationId':'x'}      | DELETE /api/themes/{} is answered by nobody
            /paths/~1api~1nothing                | {'get':{}}               | GET /api/nothing is answered by nobody
            """)
    void aRouteTooManyOrTooFewIsFound(String at, String change, String found) throws IOException {
        assertThat(changed(at, change).routes()).singleElement().asString().startsWith(found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /components/parameters/Email/required                 | false   | DELETE /api/bodies/{}/colleagues: query email is required
            /components/parameters/Preview/name                   | 'proof' | POST /api/news/imports: query preview is not described
            /components/parameters/Preview/name                   | 'proof' | POST /api/news/imports: query proof is not known
            /paths/~1api~1themes~1{id}/put/parameters             | []      | PUT /api/themes/{}: header Idempotency-Key is not described
            /components/parameters/IfMatch/name                   | 'If-Is' | PUT /api/themes/{}: header If-Is is not known
            """)
    void aParameterTooManyOrTooFewIsFound(String at, String change, String found) throws IOException {
        assertThat(changed(at, change).parameters()).contains(found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /paths/~1api~1themes~1{id}/put/requestBody | ``                             | PUT /api/themes/{}: takes [application/json] and not []
            /paths/~1api~1news~1imports/post/requestBody/content/text~1plain | ``       | POST /api/news/imports: takes
            /paths/~1brevlada.json/get/responses       | {'200':{'content':{'a/b':{}}}} | GET /brevlada.json: answers [application/json] and not [a/b]
            """)
    void anotherMediaTypeIsFound(String at, String change, String found) throws IOException {
        assertThat(changed(at, change).mediaTypes()).singleElement().asString().startsWith(found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /components/schemas/ThemeInput/properties/nameEn     | ``              | PUT /api/themes/{}: takes nameEn, which is not described
            /components/schemas/ThemeInput/properties/colour     | {}              | PUT /api/themes/{}: does not know colour
            /components/schemas/ViewpointInput/properties/text   | ``              | PUT /api/meetings/{}: takes viewpoints[] text, which is not described
            /components/schemas/MeetingType/enum                 | ['ON_THE_MOON'] | PUT /api/meetings/{}: does not know type=ON_THE_MOON
            /components/schemas/ThemeInput/properties/name       | {'type':'integer'} | PUT /api/themes/{}: takes name as string, which is not described
            """)
    void aMemberTooManyOrTooFewIsFound(String at, String change, String found) throws IOException {
        assertThat(changed(at, change).requests()).contains(found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /components/schemas/Theme/properties/nameEn       | ``              | answer nameEn, which is not described
            /components/schemas/Theme/properties/colour       | {}              | GET /api/public/themes (NewsDoor.themes): never answers items[] colour
            /components/schemas/Meeting/properties/cancelled  | {'type':'null'} | answer cancelled as boolean, which is not described
            """)
    void anAnswerThatIsOtherwiseIsFound(String at, String change, String found) throws IOException {
        assertThat(changed(at, change).answers()).anyMatch(line -> line.contains(found));
    }

    @Test
    void aHandlerThatThePortalSendsElsewhereIsFound() throws Exception {
        Handler stray = new Handler(
                "consultations", "GET", "/api/public/stray", Object.class.getMethod("toString"), List.of(), List.of());
        assertThat(new Comparison(Described.read(), List.of(stray)).astray())
                .singleElement()
                .asString()
                .endsWith("of consultations is sent to status");
    }
}
