package se.samrad.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import se.samrad.contracts.consultations.ConsultationState;
import se.samrad.contracts.consultations.Kind;
import se.samrad.contracts.consultations.Publishing;
import se.samrad.contracts.consultations.Section;
import se.samrad.contracts.meetings.MeetingFormat;
import se.samrad.contracts.meetings.MeetingType;
import se.samrad.contracts.news.NewsState;
import se.samrad.contracts.responses.Channel;
import se.samrad.contracts.responses.Passage;
import se.samrad.contracts.responses.Sender;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code openapi.yaml} is kept by hand; these are the slips that hands make. */
class OpenApiTest {
    private static final JsonNode DOCUMENT = OpenApi.read();

    @Test
    void everyReferenceLeadsSomewhereAndEveryComponentIsUsed() {
        assertThat(new OpenApi(DOCUMENT).loose()).isEmpty();
    }

    @Test
    void everyOperationSaysWhoMayAndWhatCanGoWrong() {
        assertThat(new OpenApi(DOCUMENT).unsaid()).isEmpty();
    }

    @Test
    void everyFieldIsDescribed() {
        assertThat(new OpenApi(DOCUMENT).undescribed()).isEmpty();
    }

    @Test
    void unknownMembersOfARequestAreAnError() {
        assertThat(new OpenApi(DOCUMENT).unlockedRequests()).isEmpty();
    }

    @Test
    void everyJsonBodyHasAnExampleAndEveryExampleIsValid() {
        assertThat(new OpenApi(DOCUMENT).examples()).isEmpty();
    }

    static Stream<Arguments> words() {
        return Stream.of(
                Arguments.of("/BodyType", BodyType.class),
                Arguments.of("/BodyStatus", BodyStatus.class),
                Arguments.of("/Stance", Position.class),
                Arguments.of("/ConsultationKind", Kind.class),
                Arguments.of("/ConsultationStatus", ConsultationState.Status.class),
                Arguments.of("/Publishing", Publishing.class),
                Arguments.of("/Section/properties/kind", Section.SectionKind.class),
                Arguments.of("/Sender", Sender.class),
                Arguments.of("/Channel", Channel.class),
                Arguments.of("/Ground", Passage.Ground.class),
                Arguments.of("/MeetingType", MeetingType.class),
                Arguments.of("/MeetingFormat", MeetingFormat.class),
                Arguments.of("/NewsStatus", NewsState.Status.class));
    }

    @ParameterizedTest
    @MethodSource("words")
    void theWordsAreThoseOfTheVocabulary(String schema, Class<? extends Enum<?>> words) {
        assertThat(DOCUMENT.at("/components/schemas" + schema + "/enum")
                        .valueStream()
                        .map(JsonNode::stringValue))
                .containsExactlyElementsOf(
                        Arrays.stream(words.getEnumConstants()).map(Enum::name).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    /components/parameters                               | {'Words':null}                 | #/components/parameters/Words
                    /components/schemas                                  | {'Spare':{}}                   | Spare is not used
                    """)
    void aLooseReferenceIsFound(String at, String change, String found) {
        assertThat(new OpenApi(changed(at, change)).loose())
                .singleElement()
                .asString()
                .contains(found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    /paths/~1api~1staff~1work/get              | {'operationId':'listViews'}      | GET /api/staff/work: operationId
                    /paths/~1api~1staff~1work/get              | {'summary':''}                   | GET /api/staff/work: summary
                    /paths/~1api~1staff~1work/get              | {'tags':['other']}               | GET /api/staff/work: tag
                    /paths/~1api~1staff~1work/get/responses    | {'200':null}                     | GET /api/staff/work: no answer
                    /paths/~1api~1staff~1work/get/responses    | {'401':null}                     | GET /api/staff/work: 401 and 403
                    /paths/~1api~1staff~1work/get/responses    | {'503':null}                     | GET /api/staff/work: 503
                    /paths/~1api~1staff~1work/get/responses    | {'304':null}                     | GET /api/staff/work: 304
                    /paths/~1api~1staff~1work/get              | {'security':[]}                  | GET /api/staff/work: open to everybody
                    /paths/~1api~1public~1themes/get           | {'security':null}                | GET /api/public/themes: not open to everybody
                    /paths/~1api~1themes~1{id}/put/responses   | {'400':null}                     | PUT /api/themes/{id}: 400
                    /paths/~1api~1themes~1{id}/put/responses   | {'409':null}                     | PUT /api/themes/{id}: 409
                    /paths/~1api~1themes~1{id}                 | {'parameters':[]}                | PUT /api/themes/{id}: parameters of the path
                    """)
    void anOperationThatLeavesSomethingOpenIsFound(String at, String change, String found) {
        assertThat(new OpenApi(changed(at, change)).unsaid()).contains(found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    /components/schemas/Theme                          | {'description':null}    | schemas/Theme
                    /components/schemas/Theme/properties/news          | {'description':null}    | schemas/Theme/news
                    /components/schemas/Theme/properties               | {'maker':{}}            | schemas/Theme/maker
                    /components/schemas/Work/properties/items/items    | {'description':''}      | schemas/Work/items[]
                    /components/schemas/StaffMeeting/allOf/1/properties/version | {'description':null} | schemas/StaffMeeting/version
                    /components/parameters/Words                       | {'description':null}    | parameters/Words
                    """)
    void aFieldWithoutDescriptionIsFound(String at, String change, String found) {
        assertThat(new OpenApi(changed(at, change)).undescribed()).containsExactly(found);
    }

    @Test
    void aRequestThatTakesAnythingIsFound() {
        assertThat(new OpenApi(changed("/components/schemas/ThemeInput", "{'additionalProperties':null}"))
                        .unlockedRequests())
                .containsExactly("PUT /api/themes/{id}: unknown members");
        assertThat(new OpenApi(changed("/components/schemas/BodyInput", "{'additionalProperties':true}"))
                        .unlockedRequests())
                .containsExactly("POST /api/bodies/imports: unknown members");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    /components/schemas/Theme                      | {'examples':[{'id':'exempeltema'}]}               | schemas/Theme
                    /components/schemas/RegisterAnswer             | {'examples':null}                                 | no example
                    /components/parameters/AsOf                    | {'example':'yesterday'}                           | parameters/AsOf
                    /components/headers/RetryAfter                 | {'example':'soon'}                                | headers/RetryAfter
                    /components/responses/Unknown/content/application~1problem+json | {'example':{'reason':null}}     | responses/Unknown
                    """)
    void aMissingOrWrongExampleIsFound(String at, String change, String found) {
        assertThat(new OpenApi(changed(at, change)).examples())
                .isNotEmpty()
                .allSatisfy(example -> assertThat(example).contains(found));
    }

    private static JsonNode changed(String at, String change) {
        JsonNode document = DOCUMENT.deepCopy();
        int last = at.lastIndexOf('/');
        ((ObjectNode) document.at(at.substring(0, last)))
                .set(at.substring(last + 1).replace("~1", "/"), Toys.with(document.at(at), change));
        return document;
    }
}
