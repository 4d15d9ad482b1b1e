package io.rec.e2e.desk;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs the tests of a class on the one desk of the run and gives it to them as a parameter. After
 * each test the desk is put back as it was and waited for, and again before the next, so the order
 * of tests does not matter.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(DeskExtension.class)
public @interface OnDesk {}
