package se.samrad.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A small event with one component of every form, for proving that the checks fire. Its schema and sample are test resources. */
public record Toy(
        String name,
        Colour colour,
        long size,
        boolean hard,
        @Nullable LocalDate day,
        @Nullable Instant at,
        @Nullable Part part,
        List<Part> parts,
        Map<String, String> labels) {

    /** What a toy can look like. */
    public enum Colour {
        RED,
        BLUE
    }

    /** What a toy is made of. */
    public record Part(String material) {}
}
