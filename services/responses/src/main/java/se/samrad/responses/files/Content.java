package se.samrad.responses.files;

import java.io.IOException;
import java.io.InputStream;

/** Opens the same bytes again and again. */
@FunctionalInterface
public interface Content {
    InputStream open() throws IOException;
}
