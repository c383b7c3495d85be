package se.samrad.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class SchemaTest {
    static List<Wire.Entry> everything() {
        return Wire.all();
    }

    @ParameterizedTest
    @MethodSource("everything")
    void theSchemaHasTheFieldsOfTheRecord(Wire.Entry entry) {
        assertThat(Shape.differences(entry.record(), Wire.json(Wire.RESOURCES.resolve(entry.schema()))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everything")
    void everyFieldIsDescribed(Wire.Entry entry) {
        JsonNode schema = Wire.json(Wire.RESOURCES.resolve(entry.schema()));
        assertThat(Descriptions.missing(schema, entry.schema())).isEmpty();
    }

    @Test
    void everyEventAndStateHasSchemaAndSampleAndNoFileIsLeftOver() {
        assertThat(Coverage.gaps(Wire.jsonFiles(Wire.RESOURCES), Wire.all())).isEmpty();
    }

    @Test
    void theToyPasses() {
        assertThat(Shape.differences(Toy.class, Toys.schema())).isEmpty();
        assertThat(Descriptions.missing(Toys.schema(), Toys.ENTRY.schema())).isEmpty();
        assertThat(Coverage.gaps(Wire.jsonFiles(Toys.ROOT), List.of(Toys.ENTRY)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'properties':{'day':null}}                        | /day: in the record, not in the schema
                    {'properties':{'weight':{'type':'integer'}}}       | /weight: in the schema, not in the record
                    {'properties':{'size':{'type':'string'}}}          | /size: the type should be "integer"
                    {'properties':{'hard':{'type':'string'}}}          | /hard: the type should be "boolean"
                    {'properties':{'name':{'type':'integer'}}}         | /name: the type should be "string"
                    {'properties':{'day':{'format':null}}}             | /day: the format should be "date"
                    {'properties':{'at':{'format':'date'}}}            | /at: the format should be "date-time"
                    {'properties':{'colour':{'enum':['RED']}}}         | /colour: the enum has [BLUE, RED]
                    {'properties':{'name':{'enum':['boll']}}}          | /name: a list of values
                    {'properties':{'parts':{'type':'object'}}}         | /parts: the type should be "array"
                    {'$defs':{'Part':{'properties':{'material':null}}}}| /part/material: in the record, not in the schema
                    {'$defs':{'Part':{'properties':{'material':null}}}}| /parts[]/material: in the record, not in the schema
                    {'properties':{'labels':{'additionalProperties':{'type':'integer'}}}} | /labels{}: the type should be "string"
                    {'required':['name','colour','size','hard','parts','labels','day']}   | /day: nullable, yet required
                    {'required':['name','colour','hard','parts','labels']}                | /size: never null, yet not required
                    {'required':['name','colour','size','hard','labels']}                 | /parts: never null, yet not required
                    {'additionalProperties':true}                      | additionalProperties is not false
                    """)
    void aSchemaThatDiffersFromItsRecordIsFound(String change, String found) {
        assertThat(Shape.differences(Toy.class, Toys.with(Toys.schema(), change)))
                .anySatisfy(difference -> assertThat(difference).contains(found));
    }

    @Test
    void aListAddedLaterMayBeMissingWhenTheSchemaSaysThatItIsEmptyThen() {
        JsonNode schema = Toys.with(
                Toys.schema(),
                "{'properties':{'parts':{'default':[]}}, 'required':['name','colour','size','hard','labels']}");
        assertThat(Shape.differences(Toy.class, schema)).isEmpty();
    }

    @Test
    void aRecordThatDiffersFromItsSchemaIsFound() {
        assertThat(Shape.differences(Renamed.class, Toys.schema()))
                .contains("/title: in the record, not in the schema", "/name: in the schema, not in the record");
        assertThat(Shape.differences(Unwritable.class, Toys.schema()))
                .contains("/name: java.lang.Object has no form on the wire");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'title':''}                                                   | /title
                    {'$id':'https://samrad.example/contracts/events/ball.1.json'}  | /$id does not end in events/toy.1.json
                    {'$schema':'http://json-schema.org/draft-07/schema#'}          | /$schema is not 2020-12
                    {'description':null}                                           | /description
                    {'properties':{'size':{'description':null}}}                   | /properties/size/description
                    {'properties':{'size':{'description':'mm'}}}                   | /properties/size/description
                    {'properties':{'parts':{'items':{'description':null}}}}        | /properties/parts/items/description
                    {'$defs':{'Part':{'description':null}}}                        | /$defs/Part/description
                    {'$defs':{'Part':{'properties':{'material':{'description':' '}}}}} | /$defs/Part/properties/material/description
                    {'properties':{'labels':{'additionalProperties':{'description':null}}}} | /properties/labels/additionalProperties/description
                    """)
    void aFieldWithoutDescriptionIsFound(String change, String found) {
        assertThat(Descriptions.missing(Toys.with(Toys.schema(), change), Toys.ENTRY.schema()))
                .containsExactly(found);
    }

    @Test
    void aMissingFileAndOneLeftOverAreFound() {
        assertThat(Coverage.gaps(List.of("events/toy.1.json"), List.of(Toys.ENTRY)))
                .containsExactly("events/toy has no sample samples/toy.1.json");
        assertThat(Coverage.gaps(List.of("samples/toy.1.json"), List.of(Toys.ENTRY)))
                .containsExactly("events/toy has no schema events/toy.1.json");
        for (String left : List.of(
                "events/ball.1.json",
                "states/toy.1.json",
                "samples/toy.2.json",
                "samples/Toy.json",
                "elsewhere.json")) {
            List<String> files = new ArrayList<>(Wire.jsonFiles(Toys.ROOT));
            files.add(left);
            assertThat(Coverage.gaps(files, List.of(Toys.ENTRY)))
                    .containsExactly(left + " belongs to no event and no state");
        }
    }

    /** A toy with a component renamed. */
    record Renamed(String title) {}

    /** A toy with a component that JSON has no form for. */
    record Unwritable(Object name) {}
}
