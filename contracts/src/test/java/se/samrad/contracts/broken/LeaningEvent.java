package se.samrad.contracts.broken;

import tools.jackson.databind.JsonNode;

/** An event that leans on a library. */
public record LeaningEvent(JsonNode anything) {}
