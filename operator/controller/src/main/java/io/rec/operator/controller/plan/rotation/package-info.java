/**
 * The rotation of the services' database login as one pure machine: phases, what it has to know,
 * and what follows. Two login slots take turns; until the old one is retired every step can be
 * taken back, and going back is a rotation in the other direction.
 */
@NullMarked
package io.rec.operator.controller.plan.rotation;

import org.jspecify.annotations.NullMarked;
