package se.samrad.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class SampleTest {
    static List<Wire.Entry> everything() {
        return Wire.all();
    }

    /** Every sample ever committed, also of earlier schema numbers. */
    static List<String> samples() {
        return Wire.jsonFiles(Wire.RESOURCES).stream()
                .filter(file -> file.startsWith("samples/"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleIsValidByTheSchemaOfItsNumber(String sample) {
        String schema = sample.replaceFirst("^samples/(states/)?", "")
                .replaceFirst("^([a-z-]+\\.\\d+)(\\.[a-z0-9]+)?\\.json$", "$1.json");
        String folder = sample.startsWith("samples/states/") ? "states" : "events";
        assertThat(errors(
                        Wire.json(Wire.RESOURCES.resolve(folder).resolve(schema)),
                        Wire.json(Wire.RESOURCES.resolve(sample))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everything")
    void aSampleIsReadIntoTodaysRecordAndWrittenBackTheSame(Wire.Entry entry) {
        JsonNode schema = Wire.json(Wire.RESOURCES.resolve(entry.schema()));
        assertThat(Wire.samples(entry)).isNotEmpty();
        for (Path sample : Wire.samples(entry)) {
            assertThat(Samples.lost(entry.record(), Wire.json(sample), schema))
                    .as(sample.toString())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("everything")
    void everyFieldStandsInASample(Wire.Entry entry) {
        assertThat(Samples.unseen(
                        Wire.json(Wire.RESOURCES.resolve(entry.schema())),
                        Wire.samples(entry).stream().map(Wire::json).toList()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everything")
    void noSampleSaysNull(Wire.Entry entry) {
        assertThat(Wire.samples(entry)).noneMatch(sample -> Wire.text(sample).contains("null"));
    }

    @Test
    void theToyPasses() {
        assertThat(errors(Toys.schema(), Toys.sample())).isEmpty();
        assertThat(Samples.lost(Toy.class, Toys.sample(), Toys.schema())).isEmpty();
        assertThat(Samples.unseen(Toys.schema(), List.of(Toys.sample()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'name':null}                      | name
                    {'weight':3}                       | weight
                    {'size':'70'}                      | size
                    {'size':0}                         | size
                    {'name':'Exempelboll'}             | name
                    {'colour':'GREEN'}                 | colour
                    {'day':'22 november'}              | day
                    {'at':'2026-11-22'}                | at
                    {'part':{'material':null}}         | material
                    {'labels':{'sv':1}}                | sv
                    """)
    void aSampleThatItsSchemaForbidsIsFound(String change, String found) {
        assertThat(errors(Toys.schema(), Toys.with(Toys.sample(), change)))
                .singleElement()
                .asString()
                .contains(found);
    }

    @Test
    void whatTheRecordCannotReadOrKeepIsFound() {
        assertThat(Samples.lost(Toy.class, Toys.with(Toys.sample(), "{'weight':3}"), Toys.schema()))
                .singleElement()
                .asString()
                .contains("weight");
        assertThat(Samples.lost(Toy.class, Toys.with(Toys.sample(), "{'size':null}"), Toys.schema()))
                .singleElement()
                .asString()
                .contains("size");
        assertThat(Samples.lost(Forgetful.class, Toys.with(Toys.sample(), "{}"), Toys.schema()))
                .singleElement()
                .asString()
                .contains("comes back as");
    }

    @Test
    void aFieldWithoutExampleIsFound() {
        JsonNode least = Toys.with(Toys.sample(), "{'day':null, 'part':null, 'parts':[{}]}");
        assertThat(Samples.unseen(Toys.schema(), List.of(least))).containsExactly("/day", "/part", "/parts[]/material");
        assertThat(Samples.unseen(Toys.schema(), List.of(least, Toys.sample()))).isEmpty();
    }

    private static List<String> errors(JsonNode schema, JsonNode json) {
        return Schemas.errors(Schemas.of(schema), json);
    }

    /** Reads a toy and forgets its name. */
    record Forgetful(
            @com.fasterxml.jackson.annotation.JsonProperty(
                    access = com.fasterxml.jackson.annotation.JsonProperty.Access.WRITE_ONLY)
            String name,

            Toy.Colour colour,
            long size,
            boolean hard,
            String day,
            String at,
            Toy.Part part,
            List<Toy.Part> parts,
            java.util.Map<String, String> labels) {}
}
