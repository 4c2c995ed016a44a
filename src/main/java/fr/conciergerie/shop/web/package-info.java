/** The pages of the shop, the basket and a member's orders, and the API of services. Internal to the module. */
@NullMarked
package fr.conciergerie.shop.web;

import org.jspecify.annotations.NullMarked;
