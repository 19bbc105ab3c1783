/**
 * YAML read with an eye on the reader: every value knows its line and column, all problems are collected, and nothing but
 * maps, lists and plain values is taken (no tags, no anchors, no aliases).
 */
package dev.guerdon.rulebook.yaml;
