package se.samrad.standalone.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Which steps are done and what they were answered, so that a load that was cut short goes on where it stopped. A step
 * that was done but not noted is done again with the same key, and answered the same.
 */
final class Progress {
    private final Path file;
    private final Map<String, JsonNode> answers = new ConcurrentHashMap<>();

    private Progress(Path file) {
        this.file = file;
    }

    static Progress in(Path file) {
        var progress = new Progress(file);
        try {
            if (Files.exists(file)) {
                Files.readAllLines(file, UTF_8).forEach(progress::remember);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return progress;
    }

    private void remember(String line) {
        try {
            var done = DemoFiles.JSON.readTree(line);
            answers.put(done.required("step").asString(), done.required("answer"));
        } catch (JacksonException e) {
            // the line that was being written when the runner was killed: the step is done again
            return;
        }
    }

    Map<String, JsonNode> answers() {
        return answers;
    }

    boolean isDone(Step step) {
        return answers.containsKey(step.name());
    }

    synchronized void done(Step step, JsonNode answer) {
        var line = DemoFiles.JSON.createObjectNode().put("step", step.name()).set("answer", answer);
        try {
            Files.writeString(file, line + "\n", UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        answers.put(step.name(), answer);
    }

    void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
