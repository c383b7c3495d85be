package se.samrad.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What was committed once stays readable: against every version there ever was. */
class FrozenTest {
    static List<Wire.Entry> everything() {
        return Wire.all();
    }

    @Test
    void whatWasCommittedStandsUnchangedAndWhatStandsIsListed() {
        assertThat(Frozen.differences(Wire.RESOURCES)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everything")
    void everyVersionOfASchemaAllowsWhatTheOneBeforeAllowed(Wire.Entry entry) {
        assertThat(breaks(Wire.RESOURCES, entry)).isEmpty();
    }

    @Test
    void aChangedAndADeletedFileAreFound(@TempDir Path root) throws IOException {
        toys(root);
        assertThat(Frozen.differences(root)).isEmpty();

        Files.writeString(root.resolve("samples/toy.1.json"), "{}");
        Files.delete(root.resolve("events/toy.1.json"));
        assertThat(Frozen.differences(root))
                .hasSize(3)
                .anySatisfy(
                        difference -> assertThat(difference).startsWith("samples/toy.1.json was changed or deleted"))
                .anySatisfy(difference -> assertThat(difference).startsWith("samples/toy.1.json is not listed"))
                .anySatisfy(
                        difference -> assertThat(difference).startsWith("events/toy.1.json was changed or deleted"));
    }

    @Test
    void aFileThatNobodyListedIsFoundWithTheLineToAdd(@TempDir Path root) throws IOException {
        toys(root);
        Files.writeString(root.resolve("samples/toy.1.least.json"), "{}\n");
        assertThat(Frozen.differences(root))
                .containsExactly(
                        "samples/toy.1.least.json is not listed; add the line:"
                                + " ca3d163bab055381827226140568f3bef7eaac187cebd76878e0b63e9e442356  samples/toy.1.least.json");
    }

    @Test
    void aSchemaMayGainAnOptionalFieldWhenItIsKeptAsItWas(@TempDir Path root) throws IOException {
        toys(root);
        Files.createDirectories(root.resolve("events/earlier"));
        Files.move(root.resolve("events/toy.1.json"), root.resolve("events/earlier/toy.1.1.json"));
        write(
                root.resolve("events/toy.1.json"),
                Toys.with(Toys.schema(), "{'properties':{'maker':{'type':'string','description':'Who made it.'}}}"));
        list(root);
        assertThat(Frozen.differences(root)).isEmpty();
        assertThat(Frozen.versions(root, "events/toy.1.json"))
                .containsExactly("events/earlier/toy.1.1.json", "events/toy.1.json");
        assertThat(breaks(root, Toys.ENTRY)).isEmpty();

        write(root.resolve("events/toy.1.json"), Toys.with(Toys.schema(), "{'properties':{'day':null}}"));
        assertThat(breaks(root, Toys.ENTRY))
                .containsExactly("events/earlier/toy.1.1.json -> events/toy.1.json: /day: removed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'properties':{'day':null}}                                      | /day: removed
                    {'required':['name','colour','size','hard','parts','labels','at']} | /at: newly required
                    {'properties':{'size':{'type':'string'}}}                        | /size: the type was narrowed
                    {'properties':{'size':{'minimum':2}}}                            | /size: minimum was raised
                    {'properties':{'size':{'maximum':9}}}                            | /size: maximum was lowered
                    {'properties':{'name':{'maxLength':10}}}                         | /name: maxLength was lowered
                    {'properties':{'name':{'minLength':2}}}                          | /name: minLength was raised
                    {'properties':{'name':{'pattern':'^a$'}}}                        | /name: pattern is new or another
                    {'properties':{'name':{'format':'date'}}}                        | /name: format is new or another
                    {'properties':{'name':{'enum':['boll']}}}                        | /name: values were free and are now listed
                    {'properties':{'colour':{'enum':['RED']}}}                       | /colour: the enum lost [BLUE]
                    {'$defs':{'Part':{'properties':{'material':null}}}}              | /parts[]/material: removed
                    {'$defs':{'Part':{'required':['material','weight']}}}            | /part/weight: newly required
                    {'properties':{'labels':{'additionalProperties':{'enum':['x']}}}} | /labels{}: values were free and are now listed
                    {'properties':{'labels':{'additionalProperties':false}}}         | /labels: other members are no longer allowed
                    """)
    void whatIsTakenAwayIsFound(String change, String found) {
        JsonNode newer = Toys.with(Toys.schema(), change);
        assertThat(Backward.breaks(Toys.schema(), newer))
                .anySatisfy(difference -> assertThat(difference).contains(found));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {}
                    {'properties':{'maker':{'type':'string'}}}
                    {'properties':{'size':{'minimum':0}}}
                    {'properties':{'size':{'type':'number'}}}
                    {'properties':{'size':{'type':['integer','string']}}}
                    {'properties':{'name':{'maxLength':30,'pattern':null}}}
                    {'properties':{'colour':{'enum':['RED','BLUE','GREEN']}}}
                    {'properties':{'colour':{'enum':null}}}
                    {'properties':{'name':{'description':'What it is called.'}}}
                    {'required':['name']}
                    """)
    void whatIsAddedOrLoosenedIsAllowed(String change) {
        assertThat(Backward.breaks(Toys.schema(), Toys.with(Toys.schema(), change)))
                .isEmpty();
    }

    @Test
    void aNewNumberThatTakesSomethingAwayMustSayHowTheOldIsRead() {
        JsonNode newer = Toys.with(Toys.schema(), "{'properties':{'day':null}}");
        assertThat(between("1", Toys.schema(), "2", newer)).containsExactly("1 -> 2: /day: removed");
        JsonNode told = Toys.with(newer, "{'x-upcast':'The day is dropped: nobody ever read it.'}");
        assertThat(between("1", Toys.schema(), "2", told)).isEmpty();
    }

    /** Along all versions of an event or state, oldest first. */
    private static List<String> breaks(Path root, Wire.Entry entry) {
        List<String> breaks = new ArrayList<>();
        String last = "";
        for (int number = 1; number <= entry.number(); number++) {
            List<String> versions = Frozen.versions(root, entry.folder() + "/" + entry.name() + "." + number + ".json");
            for (String version : versions) {
                JsonNode schema = Wire.json(root.resolve(version));
                if (version.equals(versions.getFirst()) && !last.isEmpty()) {
                    breaks.addAll(between(last, Wire.json(root.resolve(last)), version, schema));
                } else if (!last.isEmpty()) {
                    breaks.addAll(named(last, version, Backward.breaks(Wire.json(root.resolve(last)), schema)));
                }
                last = version;
            }
        }
        return breaks;
    }

    /** Between two numbers something may be taken away when the newer says how an upcaster reads the older. */
    private static List<String> between(String olderName, JsonNode older, String newerName, JsonNode newer) {
        return newer.path("x-upcast").asString("").isBlank()
                ? named(olderName, newerName, Backward.breaks(older, newer))
                : List.of();
    }

    private static List<String> named(String older, String newer, List<String> breaks) {
        return breaks.stream()
                .map(found -> older + " -> " + newer + ": " + found)
                .toList();
    }

    private static void toys(Path root) throws IOException {
        for (String file : Wire.jsonFiles(Toys.ROOT)) {
            Path target = root.resolve(file);
            Files.createDirectories(root.resolve(file.substring(0, file.indexOf('/'))));
            Files.copy(Toys.ROOT.resolve(file), target);
        }
        list(root);
    }

    /** Writes down what stands in the folder. */
    private static void list(Path root) throws IOException {
        Files.writeString(root.resolve(Frozen.LIST), "");
        List<String> lines = Frozen.differences(root).stream()
                .map(difference -> difference.replaceFirst("^.* add the line: ", ""))
                .toList();
        Files.write(root.resolve(Frozen.LIST), lines);
    }

    private static void write(Path file, JsonNode json) throws IOException {
        Files.writeString(file, json.toPrettyString());
    }
}
