/** The topology on one page, and thin processors that get, call a pure function, put and forward. */
package io.tideline.stream;
