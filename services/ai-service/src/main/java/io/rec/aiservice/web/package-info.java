/** What is asked over HTTP. Every route demands the token of the services. */
@NullMarked
package io.rec.aiservice.web;

import org.jspecify.annotations.NullMarked;
