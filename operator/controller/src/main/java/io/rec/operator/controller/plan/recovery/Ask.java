package io.rec.operator.controller.plan.recovery;

/**
 * Somebody wants a component restarted.
 *
 * @param word was not used before; a person's becomes the token of the restart
 * @param by the person, or what the failure detector saw
 */
public record Ask(String component, String word, String by) {}
