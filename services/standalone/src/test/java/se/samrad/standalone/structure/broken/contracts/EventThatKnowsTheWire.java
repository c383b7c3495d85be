package se.samrad.standalone.structure.broken.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** An event is a plain record: how it is written is eventing's. */
public record EventThatKnowsTheWire(@JsonProperty("x") String name) {}
