import { AdministrationStore } from '../../store/administration.store.js';
import { AccountChangesController } from './accounts/account-changes.controller.js';
import { AccountDesk } from './accounts/account-desk.js';
import { AccountsController } from './accounts/accounts.controller.js';
import { GiveRoleController } from './accounts/give-role.controller.js';
import { InviteController } from './accounts/invite.controller.js';

/** Who may sign in, and as what; an account's own address comes after those that only look like it. */
export const administrators = {
  pages: [InviteController, AccountsController, GiveRoleController, AccountChangesController],
  desks: [AdministrationStore, AccountDesk],
} as const;
