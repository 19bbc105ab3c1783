/** How statements reach PostgreSQL: several of them in one round trip, because round trips are what an order costs. */
package dev.guerdon.database;
