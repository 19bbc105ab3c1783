/**
 * Runs over many members: pages, workers, checkpoints, progress and resuming. What is done with the members is a {@link
 * dev.guerdon.batch.Job}, of which nothing is known here but that doing it twice changes nothing more.
 */
package dev.guerdon.batch;
