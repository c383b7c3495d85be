package se.samrad.contracts.responses;

import se.samrad.contracts.Position;

public record SectionPosition(String section, Position position) {}
