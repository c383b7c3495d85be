package se.samrad.standalone.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files of the demo, in one folder of the class path. */
record DemoFiles(String folder) {
    static final JsonMapper JSON = JsonMapper.builder().build();

    byte[] bytes(String name) {
        try (var file = DemoFiles.class.getResourceAsStream(folder + name)) {
            if (file == null) {
                throw new IllegalStateException("The demo has no file " + name);
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode json(String name) {
        return JSON.readTree(bytes(name));
    }
}
