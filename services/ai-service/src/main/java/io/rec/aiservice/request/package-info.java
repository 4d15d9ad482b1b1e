/**
 * Reading what is asked: strictly, token by token, so that each fault is told with the field it is
 * in, be it a time frame that nobody knows or a NaN that is no JSON at all.
 */
@NullMarked
package io.rec.aiservice.request;

import org.jspecify.annotations.NullMarked;
