package se.samrad.standalone.structure;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.Topics;
import se.samrad.contracts.Vocabulary;
import se.samrad.eventing.views.View;

/** The map of services and topics in the README is drawn from the code. */
class MapTest {
    private static final String BEGIN = "<!-- map:begin -->\n";
    private static final String END = "<!-- map:end -->";

    @Test
    void theMapInTheReadmeIsTheCode() throws Exception {
        Path readme = TidyTest.root().resolve("README.md");
        String text = Files.readString(readme);
        String drawn = draw();
        int from = text.indexOf(BEGIN) + BEGIN.length();
        int to = text.indexOf(END);
        if (Boolean.getBoolean("samrad.draw")) {
            Files.writeString(readme, text.substring(0, from) + drawn + text.substring(to));
            return;
        }
        assertThat(text.substring(from, to))
                .as("draw it anew with ./mvnw -pl services/standalone -am test -Dtest=MapTest -Dsamrad.draw=true")
                .isEqualTo(drawn);
    }

    private static String draw() throws ReflectiveOperationException, IOException {
        Set<String> lines = new TreeSet<>();
        for (Vocabulary.Kind kind : Vocabulary.KINDS) {
            String service = kind.topic().substring("samrad.".length());
            lines.add("    " + service + " --> " + topic(kind.topic()));
            if (kind.isPublic()) lines.add("    " + service + " --> " + topic(Topics.PUBLIC));
        }
        TreeMap<String, Set<String>> folded = new TreeMap<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("se.samrad")) {
            if (!type.isAssignableTo(View.class) || type.isInterface()) continue;
            String service = type.getPackageName().split("\\.")[2];
            for (View view : instances(type.reflect())) {
                folded.computeIfAbsent(service, none -> new TreeSet<>()).addAll(view.topics());
            }
        }
        folded.forEach(
                (service, topics) -> topics.forEach(topic -> lines.add("    " + topic(topic) + " --> " + service)));
        return "```mermaid\nflowchart LR\n" + String.join("\n", lines) + "\n```\n";
    }

    private static String topic(String name) {
        return name.replace('.', '_') + "([" + name + "])";
    }

    /** Views only say which topics they fold, so what they are wired with does not matter; of an enum every value is tried. */
    private static List<View> instances(Class<?> type) throws ReflectiveOperationException {
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        Class<?>[] parameters = constructor.getParameterTypes();
        int choice = -1;
        for (int i = 0; i < parameters.length; i++) if (parameters[i].isEnum()) choice = i;
        List<View> views = new ArrayList<>();
        Object[] choices = choice < 0 ? new Object[] {0} : parameters[choice].getEnumConstants();
        for (Object value : choices) {
            @Nullable Object[] arguments = new @Nullable Object[parameters.length];
            if (choice >= 0) arguments[choice] = value;
            views.add((View) constructor.newInstance(arguments));
        }
        return views;
    }
}
