package se.samrad.responses.intake;

/** Told after each step of a message; a test stops the work there. */
@FunctionalInterface
interface IntakeSteps {
    IntakeSteps NONE = step -> {};

    enum Step {
        KEPT,
        RECORDED,
        PLACED,
        ROUTED,
        RECEIVED,
        HANDLED,
        MARKED
    }

    void after(Step step);
}
